package crescendo.inference.session.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.Publication;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.session.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class UpscalerLoaderTest {
    private final Publication publication = TinyUpscalers.published("larger", 1000, TinyUpscaler.own(2, 3, 5));
    private final List<String> happened = new ArrayList<>();

    private Upscaler loaded(Executor turns) {
        OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
        return new UpscalerLoader(runtime, this::fetch, warm -> happened.add("warmed up"), turns)
                .apply(publication.manifest());
    }

    private ModelFile fetch(FileRef file) {
        FileRef network = publication.manifest().file(VersionManifest.UPSCALER);
        return new ModelFile.InMemory(file.equals(network) ? publication.onnx() : publication.golden());
    }

    @Test
    void theTrialAndTheGoldenSampleAreMadeInTurnsAmongThoseOfPictures() {
        Executor turns = run -> {
            happened.add("a turn");
            run.run();
        };

        try (Upscaler upscaler = loaded(turns)) {
            assertThat(upscaler.spec().scale()).isEqualTo(2);
        }

        assertThat(happened).containsExactly("a turn", "a turn", "warmed up");
    }

    @Test
    void whatIsNotMadeAsItWasPublishedIsRefused() {
        Executor first = run -> {
            if (happened.isEmpty()) {
                run.run();
            }
            happened.add("a turn");
        };

        assertThatThrownBy(() -> loaded(first))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("golden sample: images differ by");
        assertThat(happened).containsExactly("a turn", "a turn");
    }
}

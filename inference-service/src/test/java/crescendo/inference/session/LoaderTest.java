package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.Publication;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import org.junit.jupiter.api.Test;

class LoaderTest {
    @Test
    void aSmallGeneratorHasACoreForEachRun() {
        Publication publication = Shop.version("fashion", 1000);
        try (Shop shop = new Shop(1)) {
            shop.stock(publication);
            OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
            Loader loader = new Loader(
                    runtime,
                    file -> new ModelFile.InMemory(shop.files.get(file.digest())),
                    new RunLimit(8, 1 << 20),
                    2);

            try (Generator generator = loader.apply(publication.manifest())) {
                assertThat(generator.places()).isEqualTo(1);
                assertThat(generator.nanosPerSample()).as("timed").isPositive();
            }
        }
    }
}

package crescendo.bench.threads;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.bench.sample.DirectSession;
import crescendo.bench.sample.FreshGenerator;
import crescendo.contracts.Json;
import crescendo.contracts.Latents;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.SrResNet;
import crescendo.trainer.ops.onnx.OnnxExport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsCommandTest {
    @Test
    void timesEveryWayOfGivingOutTheCores() {
        Spoken spoken = Spoken.by(
                "threads",
                "--resolution",
                "8",
                "--fmap-max",
                "8",
                "--rows",
                "2",
                "--rounds",
                "1",
                "--seconds",
                "0.02",
                "--json");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        JsonNode rows = Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8));
        assertThat(rows).hasSameSizeAs(Share.all(Runtime.getRuntime().availableProcessors()));
        assertThat(rows.get(0).get("perSecond").asDouble()).isPositive();
    }

    @Test
    void tilesGoThroughAnUpscalerSeveralARun() {
        SrResNet network = new SrResNet(2, 3, 4, 1);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : Summary.of(network, 8).parameters())
            weights.put(parameter.name(), Tensor.of(InitialValues.of(1, "generator", parameter), parameter.sides()));
        Share share = new Share(1, 1, false);

        try (Task three = Task.tiles(UpscalerSpec.own(2, 3, 4), 3, 16);
                DirectSession session = share.open("the upscaler", OnnxExport.upscaler(network, weights))) {
            assertThat(three.images()).isEqualTo(3);
            assertThat(three.input().get(UpscalerSpec.IMAGES).getInfo().getShape())
                    .containsExactly(3, 16, 16, 3);
            assertThat(share.press(session, three, 0.02).perSecond()).isPositive();
        }
    }

    @Test
    void whatIsNoUpscalerIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("some.onnx"), new byte[100]);

        Spoken spoken = Spoken.by("threads", "--upscaler", file.toString());

        assertThat(spoken.exitCode()).isEqualTo(1);
        assertThat(spoken.err()).contains("some.onnx");
    }

    @Test
    void aSingleCoreIsGivenOutInOneWay() {
        assertThat(Share.all(1)).isEqualTo(List.of(new Share(1, 1, false)));
        assertThat(Share.all(4)).contains(new Share(4, 1, false), new Share(1, 4, false), new Share(1, 4, true));
    }

    @Test
    void theNumberOfThreadsChangesNoImage() throws OrtException {
        FreshGenerator generator = new FreshGenerator(new ProGanGenerator(ChannelPlan.of(64, 64, 64, 32), 64, 3), 32);
        byte[] onnx = generator.onnx();
        int latentSize = generator.network().latentSize();

        try (DirectSession one = new Share(1, 1, false).open("the generator", onnx);
                DirectSession many = new Share(1, 4, false).open("the generator", onnx)) {
            assertThat(images(many, latentSize)).isEqualTo(images(one, latentSize));
        }
    }

    private static byte[] images(DirectSession session, int latentSize) throws OrtException {
        FloatBuffer latents = FloatBuffer.wrap(Latents.normal(1, 0, 8, latentSize));
        try (OnnxTensor in = OnnxTensor.createTensor(session.environment(), latents, new long[] {8, latentSize});
                OrtSession.Result made = session.run(Map.of("latents", in), Set.of("images"))) {
            ByteBuffer images = ((OnnxTensor) made.get(0)).getByteBuffer();
            byte[] all = new byte[images.remaining()];
            images.get(all);
            return all;
        }
    }

    @Test
    void refusesWrongOptionsTogether() {
        Spoken spoken = Spoken.by("threads", "--rows", "0", "--tile", "2000", "--rounds", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --rows: 0 is not allowed; use 1 to 1024",
                        "--tile: 2000 is not allowed; use 8 to 1024",
                        "--rounds: 0 is not allowed; use 1 to 1000");
    }
}

package crescendo.metrics.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Labels;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.metric.Images;
import crescendo.metric.Workers;
import crescendo.metrics.TinyNetworks;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int SIDE = 4;

    @Test
    void asksForTheClassesOfTheSeed() {
        byte[] onnx = TinyNetworks.generatorOf(6, SIDE, 1);

        try (Workers workers = new Workers(2);
                Generator generator = new Generator(new OnnxRuntime(1, 8), "it", onnx, 6)) {
            Images images = generator.generate(9, 20, SIDE, SIDE, 1, workers);

            long[] labels = Labels.uniform(9, 0, 20, 6);
            for (int i = 0; i < labels.length; i++) {
                int shade = images.pixels()[i * SIDE * SIDE + 5] & 0xff;
                assertThat(shade).as("sample %d of class %d", i, labels[i]).isEqualTo((int) labels[i] * 51);
            }
        }
    }

    @Test
    void makesTheSameImagesHoweverManyThreadsShareThem() {
        byte[] onnx = TinyNetworks.generator(SIDE, SIDE, 3, 5);

        try (Workers one = new Workers(1);
                Workers three = new Workers(3);
                Generator generator = new Generator(new OnnxRuntime(1, 8), "it", onnx, 0)) {
            assertThat(generator.generate(9, 61, SIDE, SIDE, 3, three).pixels())
                    .isEqualTo(generator.generate(9, 61, SIDE, SIDE, 3, one).pixels());
        }
    }

    @Test
    void refusesLabelsThatTheManifestDoesNotKnow() {
        byte[] onnx = TinyNetworks.generatorOf(6, SIDE, 1);

        assertThatThrownBy(() -> new Generator(new OnnxRuntime(1, 8), "it", onnx, 0))
                .isInstanceOf(UnusableNetwork.class)
                .hasMessageContaining("labels")
                .hasMessageContaining("needed are [latents] in");
    }
}

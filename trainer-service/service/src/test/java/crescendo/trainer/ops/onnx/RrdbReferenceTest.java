package crescendo.trainer.ops.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.Rrdb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A narrow RRDB of two blocks, four times as large, makes what PyTorch 2.15 makes of the same picture with the same weights, written there
 * from Wang et al. 2018, section 3.1: residuals × 0.2, dense concatenation, LeakyReLU 0.2, nearest neighbour and a convolution twice.
 */
class RrdbReferenceTest {
    private static final Rrdb NETWORK = new Rrdb(4, 3, 4, 2, 3);
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;

    @Test
    void whatItMakesIsPyTorchs() {
        float[] made = Interpreted.byTensorFlow((graph, ops, x) -> NETWORK.upscale(ops, x), picture(), weights());

        double sum = 0;
        for (float value : made) sum += value;
        assertThat(made).hasSize(4 * HEIGHT * 4 * WIDTH * 3);
        assertThat(sum / made.length).isCloseTo(0.034938, within(2e-5));
        assertPixels(made, 0, 0.556456f, -0.474096f, -0.417666f, 0.280560f, -0.540940f, -0.622683f);
        assertPixels(made, (7 * 20 + 9) * 3, -0.203297f, -0.049370f, -0.779124f, 0.302949f, 0.329204f, -0.887254f);
        assertPixels(made, made.length - 6, 0.387205f, 0.556631f, 0.023895f, -0.163856f, 1.348420f, -1.033946f);
    }

    private static void assertPixels(float[] made, int from, float... expected) {
        assertThat(Arrays.copyOfRange(made, from, from + expected.length))
                .as("values from %d on", from)
                .usingComparatorWithPrecision(2e-5f)
                .containsExactly(expected);
    }

    /** In [−1, 1]. */
    private static Tensor picture() {
        float[] values = new float[HEIGHT * WIDTH * 3];
        for (int i = 0; i < values.length; i++) values[i] = (i * 73 + i / 7 * 31) % 256 / 127.5f - 1;
        return Tensor.of(values, 1, HEIGHT, WIDTH, 3);
    }

    /** Each number is a function of its place. */
    private static Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Numbers numbers = new Numbers();
        for (Parameter parameter : Summary.of(NETWORK, HEIGHT).parameters()) {
            boolean weight = parameter.name().endsWith("/weight");
            double scale = weight ? Math.sqrt(24.0 / (9 * parameter.shape().get(2))) : 0.1;
            weights.put(parameter.name(), Tensor.of(numbers.next(parameter.count(), scale), parameter.sides()));
        }
        return weights;
    }
}

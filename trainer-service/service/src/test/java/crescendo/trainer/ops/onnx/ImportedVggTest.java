package crescendo.trainer.ops.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.perceptual.LayerFeatures;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.shape.ShapeOps;
import crescendo.trainer.model.vgg.KnownVgg;
import crescendo.trainer.model.vgg.TorchVgg;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A narrow VGG19 with weights in torchvision's layout sees what PyTorch 2.15 sees of the same picture, normalised as torchvision
 * normalises. The picture has odd sides.
 */
class ImportedVggTest {
    private static final int[] WIDTHS = {4, 6, 8, 8, 8};
    private static final int HEIGHT = 37;
    private static final int WIDTH = 45;

    /** Of conv5_4 before its activation, 2×2 pixels of 8 channels. */
    private static final float[] DEEPEST = {
        0.164234f,
        -0.052383f,
        0.179988f,
        -0.036629f,
        0.095742f,
        -0.020875f,
        0.111496f,
        -0.105121f,
        -0.308684f,
        0.205325f,
        -0.292930f,
        0.221079f,
        -0.377175f,
        0.509085f,
        -0.361421f,
        0.424839f,
        -0.368756f,
        0.248198f,
        -0.353002f,
        0.263952f,
        -0.437248f,
        0.279706f,
        -0.421493f,
        0.195461f,
        0.060188f,
        -0.130566f,
        0.075942f,
        -0.114811f,
        -0.008304f,
        -0.099057f,
        0.007450f,
        -0.183303f
    };

    @Test
    void theDeepestLayerBeforeItsActivationIsPyTorchs() {
        float[] seen = seen("conv5_4", false);

        assertThat(seen).hasSize(DEEPEST.length);
        for (int i = 0; i < seen.length; i++)
            assertThat(seen[i]).as("value " + i).isCloseTo(DEEPEST[i], within(2e-5f));
    }

    @Test
    void anEarlierLayerAfterItsActivationIsPyTorchs() {
        float[] seen = seen("conv2_2", true);

        double sum = 0;
        for (float value : seen) sum += value;
        assertThat(seen).hasSize(18 * 22 * 6);
        assertThat(sum / seen.length).isCloseTo(0.160749, within(1e-5));
        assertThat(new float[] {seen[0], seen[1], seen[2]})
                .usingComparatorWithPrecision(2e-5f)
                .containsExactly(0.247270f, 0, 0.723437f);
    }

    private static float[] seen(String layer, boolean activated) {
        Map<String, Tensor> ours = TorchVgg.ours(KnownVgg.VGG19, file());
        LayerFeatures features = LayerFeatures.of(layer, activated, Perceivable.shapes(ours));
        Map<String, Tensor> used = new HashMap<>(ours);
        used.keySet().retainAll(parameters(features));
        return Interpreted.byTensorFlow((graph, ops, x) -> features.of(ops, x), picture(), used);
    }

    private static Set<String> parameters(LayerFeatures features) {
        var ops = new ShapeOps();
        features.of(ops, Shape.of(HEIGHT, WIDTH, 3));
        return ops.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** In [−1, 1]. */
    private static Tensor picture() {
        float[] values = new float[HEIGHT * WIDTH * 3];
        for (int i = 0; i < values.length; i++) values[i] = (i * 73 + i / 7 * 31) % 256 / 127.5f - 1;
        return Tensor.of(values, 1, HEIGHT, WIDTH, 3);
    }

    /** In the layout of the published file; each number is a function of its place. */
    private static Map<String, Tensor> file() {
        Map<String, Tensor> file = new LinkedHashMap<>();
        Numbers numbers = new Numbers();
        int index = 0;
        int in = 3;
        for (int block = 0; block < WIDTHS.length; block++) {
            int out = WIDTHS[block];
            for (int stacked = 0; stacked < KnownVgg.VGG19.convolutions().get(block); stacked++) {
                float[] weight = numbers.next(out * in * 9, Math.sqrt(24.0 / (9 * in)));
                file.put("features." + index + ".weight", Tensor.of(weight, out, in, 3, 3));
                file.put("features." + index + ".bias", Tensor.of(numbers.next(out, 0.1), out));
                in = out;
                index += 2;
            }
            index++;
        }
        return file;
    }
}

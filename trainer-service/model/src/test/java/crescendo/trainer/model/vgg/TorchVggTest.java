package crescendo.trainer.model.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchVggTest {
    private static final int[] WIDTHS = {2, 3, 4, 5, 6};

    @ParameterizedTest
    @EnumSource(KnownVgg.class)
    void everyPublishedDepthIsRead(KnownVgg network) {
        Map<String, Tensor> ours = TorchVgg.ours(network, file(network, "features."));

        VggPlan plan = VggPlan.of(
                ours.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .shape())));
        assertThat(plan).isEqualTo(new VggPlan(List.of(2, 3, 4, 5, 6), network.convolutions()));
        assertThat(ours).hasSize(2 * plan.layers().size() + 1);
    }

    @Test
    void theLayersHaveTheNamesOfThePaper() {
        Map<String, Tensor> file = file(KnownVgg.VGG19, "features.");

        Map<String, Tensor> ours = TorchVgg.ours(KnownVgg.VGG19, file);

        assertThat(ours.get("conv5_4/bias")).isEqualTo(file.get("features.34.bias"));
        assertThat(ours.get("conv3_1/bias")).isEqualTo(file.get("features.10.bias"));
        float theirs = file.get("features.34.weight").floats()[((1 * 6 + 2) * 3 + 2) * 3 + 0];
        assertThat(ours.get("conv5_4/weight").floats()[((2 * 3 + 0) * 6 + 2) * 6 + 1])
                .isEqualTo(theirs);
    }

    @Test
    void theFirstLayerReadsWhatTheFileReadsOfNormalisedColours() {
        Map<String, Tensor> file = file(KnownVgg.VGG11, "features.");
        double normalised = (0.75 - 0.456) / 0.224;

        Map<String, Tensor> ours = TorchVgg.ours(KnownVgg.VGG11, file);

        double shifted = 2 * 0.75 - 1 + ours.get("input/bias").floats()[1];
        double weight = ours.get("conv1_1/weight").floats()[1 * 2 + 0];
        assertThat(weight * shifted).isCloseTo(file.get("features.0.weight").floats()[9] * normalised, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "features.", "module.features."})
    void whatStandsBeforeTheNumbersDoesNotMatter(String prefix) {
        Map<String, Tensor> file = file(KnownVgg.VGG16, prefix);
        file.put("classifier.0.weight", Tensor.of(new float[6], 2, 3));

        assertThat(TorchVgg.ours(KnownVgg.VGG16, file))
                .isEqualTo(TorchVgg.ours(KnownVgg.VGG16, file(KnownVgg.VGG16, "features.")));
    }

    @Test
    void aTensorThatIsMissingMisshapenOrInExcessIsNamed() {
        refused("features.34.weight (conv5_4 of vgg19) is missing", file -> file.remove("features.34.weight"));
        refused("features.7.bias (conv2_2 of vgg19) is missing", file -> file.remove("features.7.bias"));
        refused(
                "features.5.weight (conv2_1 of vgg19) has the shape [3, 3, 3, 3], not [any, 2, 3, 3]",
                file -> file.put("features.5.weight", Tensor.of(new float[81], 3, 3, 3, 3)));
        refused(
                "features.7.weight (conv2_2 of vgg19) has the shape [4, 3, 3, 3], not [3, 3, 3, 3]",
                file -> file.put("features.7.weight", Tensor.of(new float[108], 4, 3, 3, 3)));
        refused(
                "features.0.bias (conv1_1 of vgg19) has the shape [3], not [2]",
                file -> file.put("features.0.bias", Tensor.of(new float[3], 3)));
        refused(
                "features.0.bias is of type F64; use F32",
                file -> file.put("features.0.bias", Tensor.of(new double[2], 2)));
        refused(
                "features.2.bias holds NaN",
                file -> file.put("features.2.bias", Tensor.of(new float[] {0, Float.NaN}, 2)));
        refused(
                "features.36.weight has no place in vgg19",
                file -> file.put("features.36.weight", Tensor.of(new float[1], 1)));
        refused(
                "features.1.running_mean is of a network with batch normalisation",
                file -> file.put("features.1.running_mean", Tensor.of(new float[2], 2)));
        refused("features.0.weight (conv1_1 of vgg19) is missing; there are no tensors", Map::clear);
    }

    private static void refused(String why, java.util.function.Consumer<Map<String, Tensor>> spoiling) {
        Map<String, Tensor> file = file(KnownVgg.VGG19, "features.");
        spoiling.accept(file);

        assertThatThrownBy(() -> TorchVgg.ours(KnownVgg.VGG19, file)).hasMessageStartingWith(why);
    }

    /** Random weights in the layout of the published files, narrow. */
    private static Map<String, Tensor> file(KnownVgg network, String prefix) {
        Random random = new Random(7);
        Map<String, Tensor> file = new HashMap<>();
        int index = 0;
        int in = 3;
        for (int block = 0; block < WIDTHS.length; block++) {
            for (int stacked = 0; stacked < network.convolutions().get(block); stacked++) {
                int out = WIDTHS[block];
                file.put(prefix + index + ".weight", Tensor.of(noise(random, out * in * 9), out, in, 3, 3));
                file.put(prefix + index + ".bias", Tensor.of(noise(random, out), out));
                in = out;
                index += 2;
            }
            index++;
        }
        return file;
    }

    private static float[] noise(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
        return values;
    }
}

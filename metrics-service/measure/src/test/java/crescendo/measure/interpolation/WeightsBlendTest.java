package crescendo.measure.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Weights by name, some of which one of the two may lack. */
class WeightsBlendTest {
    private static final Tensor SMALL = Tensor.of(new float[] {0, 2}, 2);
    private static final Tensor LARGE = Tensor.of(new float[] {10, 4}, 2);

    private static Map<String, Tensor> between(Map<String, Tensor> one, Map<String, Tensor> other) {
        UpscalerSpec spec = UpscalerSpec.own(4, 3, 1);
        Parent from = new Parent("sr@v1", spec, Optional.of(one), new byte[0]);
        Parent to = new Parent("gan@v2", spec, Optional.of(other), new byte[0]);
        return new WeightsBlend(from, to, new Blend(0.5)).of(one, other);
    }

    private static void refused(Map<String, Tensor> one, Map<String, Tensor> other, String reason) {
        assertThatExceptionOfType(UnlikeNetworks.class)
                .isThrownBy(() -> between(one, other))
                .withMessage("the architectures differ: " + reason);
    }

    @Test
    void everyWeightIsInterpolatedByItself() {
        Map<String, Tensor> made = between(
                Map.of("ema/a", SMALL, "generator/a", LARGE, "generator/b", Tensor.of(new double[] {1}, 1)),
                Map.of("ema/a", LARGE, "generator/a", LARGE, "generator/b", Tensor.of(new double[] {2}, 1)));

        assertThat(made)
                .isEqualTo(Map.of(
                        "ema/a", Tensor.of(new float[] {5, 3}, 2),
                        "generator/a", LARGE,
                        "generator/b", Tensor.of(new double[] {1.5}, 1)));
    }

    @Test
    void theDiscriminatorThatOneWasTrainedAgainstIsLeftOut() {
        assertThat(between(Map.of("ema/a", SMALL), Map.of("ema/a", LARGE, "discriminator/score/bias", SMALL)))
                .containsOnlyKeys("ema/a");
    }

    @Test
    void theFirstDifferenceIsNamedInTheOrderOfNames() {
        Map<String, Tensor> one = new TreeMap<>(Map.of("ema/b", SMALL, "ema/c", SMALL));
        Map<String, Tensor> other = new TreeMap<>(Map.of("ema/b", SMALL, "ema/c", Tensor.of(new float[6], 2, 3)));
        refused(one, other, "tensor ema/c is F32[2] in sr@v1, and F32[2, 3] in gan@v2");

        other.put("ema/b", Tensor.of(new double[2], 2));
        refused(one, other, "tensor ema/b is F32[2] in sr@v1, and F64[2] in gan@v2");

        other.put("ema/a", SMALL);
        refused(one, other, "gan@v2 has tensor ema/a F32[2], and sr@v1 has not");

        one.put("blocks", SMALL);
        refused(one, other, "sr@v1 has tensor blocks F32[2], and gan@v2 has not");
    }

    @Test
    void nothingLiesBetweenWholeNumbersThatDiffer() {
        Map<String, Tensor> one = Map.of("n", Tensor.of(new long[] {3}, 1));

        assertThat(between(one, one)).isEqualTo(one);
        assertThatExceptionOfType(UnlikeNetworks.class)
                .isThrownBy(() -> between(one, Map.of("n", Tensor.of(new long[] {4}, 1))))
                .withMessage("nothing lies between: tensor n I64[1] is another in sr@v1 than in gan@v2, and its kind of"
                        + " numbers is not interpolated");
    }
}

package crescendo.measure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.Latents;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.generator.Trial.Made;
import org.junit.jupiter.api.Test;

/** What black and white are, told by some values. */
class FormsTest {
    /** Of images whose values are normal around a middle. */
    private static Values values(double middle, double deviation) {
        float[] some = Latents.normal(1, 0, 1, 2 * 8 * 8);
        for (int i = 0; i < some.length; i++) some[i] = (float) (middle + deviation * some[i]);
        Made made = new Made(new long[] {2, 1, 8, 8}, some, new byte[0]);
        return Forms.of(made, DataType.FLOAT, Hints.NONE).values();
    }

    @Test
    void imagesAroundZeroRunFromMinusOneHoweverFaintTheyAre() {
        assertThat(values(0, 0.3)).isEqualTo(new Values("float32", -1, 1));
        assertThat(values(0, 0.001)).isEqualTo(new Values("float32", -1, 1));
        assertThat(values(-0.5, 0.1)).isEqualTo(new Values("float32", -1, 1));
    }

    @Test
    void whatOvershootsALittleStillRunsFromZero() {
        assertThat(values(0.5, 0.2)).isEqualTo(new Values("float32", 0, 1));
    }

    @Test
    void whatIsMuchBrighterThanOneIsCountedInLevels() {
        assertThat(values(120, 40)).isEqualTo(new Values("float32", 0, 255));
    }
}

package crescendo.inference.session.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.inference.Publication;
import crescendo.inference.runtime.Signature;
import org.junit.jupiter.api.Test;

class GoldenSampleTest {
    private static final float[] GOLDEN = {-1, 0, 1};

    @Test
    void allowsOneLevelOfAPixel() {
        assertThatCode(() -> GoldenSample.compareImages(new byte[] {0, (byte) 200}, new byte[] {1, (byte) 199}))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesTwoLevels() {
        assertThatThrownBy(() -> GoldenSample.compareImages(new byte[] {0, (byte) 200}, new byte[] {0, (byte) 202}))
                .hasMessage("golden sample: images differ by 2 levels; 1 is allowed");
    }

    @Test
    void allowsATenThousandthOfTheRange() {
        assertThatCode(() -> GoldenSample.compareRaw(GOLDEN, new float[] {-1.00019f, 0, 1}))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> GoldenSample.compareRaw(GOLDEN, new float[] {-1.00021f, 0, 1}))
                .hasMessageContaining("raw outputs differ by ");
    }

    @Test
    void refusesANetworkThatSaysNaN() {
        assertThatThrownBy(() -> GoldenSample.compareRaw(GOLDEN, new float[] {-1, Float.NaN, 1}))
                .hasMessageContaining("differ by NaN");
    }

    @Test
    void refusesTensorsOfAnotherShape() {
        Signature written = new Signature(2, 4, 4, 1);
        byte[] bytes = Publication.golden(written, new float[2], new byte[16], new float[16]);

        assertThatThrownBy(() -> GoldenSample.read(bytes, new Signature(2, 4, 2, 1)))
                .hasMessage("golden sample: images is U8[1, 4, 4, 1]; the manifest says [1, 4, 2, 1]");
        assertThatThrownBy(() -> GoldenSample.read(bytes, new Signature(3, 4, 4, 1)))
                .hasMessageContaining("latents is F32[1, 2]; the manifest says [1, 3]");
    }
}

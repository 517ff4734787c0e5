package crescendo.trainer.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.loop.ExportMismatch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Map<String, Tensor> TRAINED = outputs(10, -1f, 1f);

    @Test
    void allowsOneLevelAndATenThousandthOfTheRange() {
        assertThatCode(() -> Agreement.require(TRAINED, outputs(11, -1f, 1.00019f)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesBytesTwoLevelsApart() {
        assertThatThrownBy(() -> Agreement.require(TRAINED, outputs(12, -1f, 1f)))
                .isInstanceOf(ExportMismatch.class)
                .hasMessageContaining("output images");
    }

    @Test
    void refusesNumbersFurtherApart() {
        assertThatThrownBy(() -> Agreement.require(TRAINED, outputs(10, -1f, 1.0003f)))
                .hasMessageContaining("output raw");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> Agreement.require(TRAINED, outputs(10, -1f, Float.NaN)))
                .hasMessageContaining("output raw");
    }

    @Test
    void refusesOtherOutputs() {
        assertThatThrownBy(() -> Agreement.require(TRAINED, Map.of())).hasMessageContaining("has the outputs []");
    }

    private static Map<String, Tensor> outputs(int level, float... raw) {
        return Map.of("images", Tensor.of(new byte[] {(byte) level}, 1), "raw", Tensor.of(raw, raw.length));
    }
}

package crescendo.contracts.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
    private final Map<String, Tensor> tensors = Map.of(
            "b/weight", Tensor.of(new float[] {1, -2, 3.5f, 0, 5, 6}, 2, 3),
            "a", Tensor.of(new byte[] {1, (byte) 255}, 2),
            "step", Tensor.of(1234567890123L));

    @Test
    void comeBackAsTheyWere() {
        assertThat(Safetensors.decode(Safetensors.encode(tensors))).isEqualTo(tensors);
    }

    @Test
    void equalTensorsGiveEqualBytesInAnyOrder() {
        Map<String, Tensor> other = new LinkedHashMap<>();
        other.put("step", tensors.get("step"));
        other.put("b/weight", tensors.get("b/weight"));
        other.put("a", tensors.get("a"));

        assertThat(Safetensors.encode(other)).containsExactly(Safetensors.encode(tensors));
    }

    @Test
    void beginWithTheLengthOfAnAlignedHeader() {
        byte[] bytes = Safetensors.encode(tensors);

        assertThat(bytes[0] % 8).isZero();
        assertThat(new String(bytes, 8, 30, StandardCharsets.UTF_8))
                .startsWith("{\"a\":{\"dtype\":\"U8\",\"shape\":[2]");
    }

    @Test
    void damageIsAnErrorThatNamesTheTensor() {
        byte[] bytes = Safetensors.encode(tensors);

        assertThatThrownBy(() -> Safetensors.decode(java.util.Arrays.copyOf(bytes, bytes.length - 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tensor step");
        assertThatThrownBy(() -> Safetensors.decode(new byte[3])).hasMessageContaining("not safetensors");
    }

    @Test
    void aHeaderThatIsNoneIsNoSafetensors() {
        assertThatThrownBy(() -> Safetensors.decode(headed("{\"a\": "))).hasMessageStartingWith("not safetensors: ");
        assertThatThrownBy(() -> Safetensors.decode(headed("[1, 2]")))
                .hasMessage("not safetensors: the header is no JSON object");
    }

    private static byte[] headed(String json) {
        return ByteBuffer.allocate(8 + json.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length())
                .put(json.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}

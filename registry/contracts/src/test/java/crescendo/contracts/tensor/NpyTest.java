package crescendo.contracts.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NpyTest {
    @Test
    void writesWhatNumPyWrites() {
        byte[] bytes = Npy.encode(Tensor.of(new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3));

        assertThat(bytes).hasSize(128 + 6);
        assertThat(Arrays.copyOf(bytes, 10)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2, 3), }  ")
                .endsWith(" \n");
        assertThat(Arrays.copyOfRange(bytes, 128, 134)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void writesNumbersInTheirOwnTypesAndAListAsATupleOfOne() {
        byte[] bytes = Npy.encode(Tensor.of(new float[] {1.5f}, 1));

        assertThat(new String(bytes, 10, 60, StandardCharsets.US_ASCII)).contains("'<f4'", "(1,)");
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(128))
                .isEqualTo(1.5f);
        assertThat(new String(Npy.encode(Tensor.of(3)), StandardCharsets.ISO_8859_1))
                .contains("'<i8'", "()");
    }
}

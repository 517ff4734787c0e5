package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void whatJavaHasNoMemoryForIsRefusedWithWhatItHasMemoryFor() {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> NetworkFile.requireFits("net.onnx", 700 * MIB, 700 * MIB, 768 * MIB))
                .withMessage(
                        "net.onnx: 700 MiB are more than the 460 MiB that may be read with this much memory for Java;"
                                + " give it more, such as CRESCENDO_HEAP=3g");
        assertThatCode(() -> NetworkFile.requireFits("net.onnx", 700 * MIB, 700 * MIB, 3072 * MIB))
                .doesNotThrowAnyException();
    }

    @Test
    void aFileThatAnotherIsMadeOfMayBeHalfAsLong() {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> NetworkFile.requireFits("net.onnx", 300 * MIB, 600 * MIB, 768 * MIB))
                .withMessageStartingWith("net.onnx: 300 MiB are more than the 230 MiB that may be read");
    }

    @Test
    void whatIsLongerThanAnyNetworkIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength((1 << 30) + 1);
        }

        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> NetworkFile.read(huge))
                .withMessage(huge + ": longer than 1073741824 bytes");
    }
}

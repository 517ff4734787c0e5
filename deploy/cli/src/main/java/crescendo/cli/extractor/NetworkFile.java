package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an ONNX file. */
final class NetworkFile {
    private static final long MAX_BYTES = 1L << 30;

    private NetworkFile() {}

    /** @throws Complaint where there is no such file, or it is too long */
    static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Complaint.failed(file + ": no such file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw Complaint.failed(file + ": longer than " + MAX_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
    }
}

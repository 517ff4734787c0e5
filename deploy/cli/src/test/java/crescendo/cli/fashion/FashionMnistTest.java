package crescendo.cli.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
    @TempDir
    Path folder;

    @Test
    void takesNoFileThatHoldsSomethingElse() throws Exception {
        Path file = folder.resolve(IdxFile.TEST_LABELS.fileName());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[10_008]);
        }

        assertThat(IdxFile.TEST_LABELS.isIn(folder)).isFalse();
        assertThat(IdxFile.TEST_LABELS.isOfficial(file)).isFalse();
    }

    @Test
    void takesNoFileThatIsCutOffOrNoGzip() throws Exception {
        Path file = folder.resolve(IdxFile.TEST_LABELS.fileName());

        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThat(IdxFile.TEST_LABELS.isIn(folder)).isFalse();

        Files.writeString(file, "<html>not found</html>");
        assertThat(IdxFile.TEST_LABELS.isIn(folder)).isFalse();
    }

    @Test
    void findsNothingInAnEmptyFolder() throws Exception {
        assertThat(IdxFile.TRAIN_IMAGES.isIn(folder)).isFalse();
    }
}

package crescendo.inference.image.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Files that another decoder reads back. */
class PngWriterTest {
    @Property(tries = 120)
    void whatIsWrittenIsReadBackByAnotherDecoder(
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 4) int channels,
            @ForAll boolean deep,
            @ForAll PngLevel level,
            @ForAll boolean smooth)
            throws IOException {
        PngFormat format = new PngFormat(height, width, channels, deep ? 16 : 8);
        byte[] rows = pixels(format, smooth);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(written(format, rows, level)));

        assertThat(bytes(read.getRaster(), deep)).isEqualTo(rows);
    }

    @Test
    void moreEffortMakesFilesShorter() throws IOException {
        PngFormat format = new PngFormat(64, 64, 3, 8);
        byte[] rows = new byte[format.height() * format.rowBytes()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 31 * i % 17);
        }

        assertThat(written(format, rows, PngLevel.SMALL)).hasSizeLessThan(written(format, rows, PngLevel.FAST).length);
    }

    @Test
    void rowsThatAreMissingAreNoFile() throws IOException {
        try (PngWriter png = new PngWriter(new ByteArrayOutputStream(), new PngFormat(2, 1, 1, 8), PngLevel.FAST)) {
            png.row(new byte[1], 0);

            assertThatIllegalStateException().isThrownBy(png::end).withMessage("only 1 of 2 rows are written");
        }
    }

    private static byte[] written(PngFormat format, byte[] rows, PngLevel level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PngWriter png = new PngWriter(out, format, level)) {
            for (int y = 0; y < format.height(); y++) {
                png.row(rows, y * format.rowBytes());
            }
            png.end();
        }
        return out.toByteArray();
    }

    private static byte[] pixels(PngFormat format, boolean smooth) {
        byte[] rows = new byte[format.height() * format.rowBytes()];
        new Random(rows.length).nextBytes(rows);
        for (int i = 0; smooth && i < rows.length; i++) {
            rows[i] = (byte) (i / format.rowBytes() * 2 + (rows[i] & 7));
        }
        return rows;
    }

    private static byte[] bytes(Raster raster, boolean deep) {
        int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        byte[] bytes = new byte[samples.length * (deep ? 2 : 1)];
        for (int i = 0; i < samples.length; i++) {
            if (deep) {
                bytes[2 * i] = (byte) (samples[i] >> 8);
                bytes[2 * i + 1] = (byte) samples[i];
            } else {
                bytes[i] = (byte) samples[i];
            }
        }
        return bytes;
    }
}

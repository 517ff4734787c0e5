package crescendo.inference.image;

import crescendo.inference.image.png.PngFormat;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.image.png.PngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Eight-bit PNG, grey or RGB. */
public final class Png {
    private Png() {}

    /** The only image of {@code image}. */
    public static byte[] encode(Pixels image) {
        if (image.count() != 1) {
            throw new IllegalArgumentException("a PNG holds 1 image, not " + image.count());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.imageBytes() / 2 + 1024);
        PngFormat format = new PngFormat(image.height(), image.width(), image.channels(), 8);
        try (PngWriter png = new PngWriter(out, format, PngLevel.FAST)) {
            for (int y = 0; y < image.height(); y++) {
                png.row(image.data(), y * image.rowBytes());
            }
            png.end();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
        return out.toByteArray();
    }
}

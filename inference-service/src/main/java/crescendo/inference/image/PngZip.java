package crescendo.inference.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every image of a batch as a PNG of its own in a zip. Equal images give equal bytes. */
public final class PngZip {
    private PngZip() {}

    /** @param name of image k in the zip, without its ending */
    public static byte[] encode(Pixels images, IntFunction<String> name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < images.count(); i++) {
                byte[] png = Png.encode(images.image(i));
                zip.putNextEntry(stored(name.apply(i) + ".png", png));
                zip.write(png);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
        return out.toByteArray();
    }

    // Stored: a PNG is deflated already. The time is fixed, so that it does not make equal answers differ.
    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }
}

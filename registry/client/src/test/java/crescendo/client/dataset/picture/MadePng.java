package crescendo.client.dataset.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files of every kind, made byte by byte: a row of pixels each, unfiltered. */
final class MadePng {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MadePng(int kind, int depth, int width, int height) {
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk("IHDR", numbers(4, width, height), new byte[] {(byte) depth, (byte) kind, 0, 0, 0});
    }

    MadePng chunk(String type, byte[]... parts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            data.writeBytes(part);
        }
        CRC32 checksum = new CRC32();
        checksum.update(type.getBytes(StandardCharsets.US_ASCII));
        checksum.update(data.toByteArray());
        bytes.writeBytes(numbers(4, data.size()));
        bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(data.toByteArray());
        bytes.writeBytes(numbers(4, (int) checksum.getValue()));
        return this;
    }

    /** The file, with these bytes in each of its rows. */
    byte[] rows(byte[]... rows) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (byte[] row : rows) {
                out.write(0);
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunk("IDAT", packed.toByteArray()).chunk("IEND").bytes.toByteArray();
    }

    /** One row of samples, of so many bytes each. */
    byte[] row(int bytesEach, int... samples) {
        return rows(numbers(bytesEach, samples));
    }

    static byte[] numbers(int bytesEach, int... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        try {
            for (int number : numbers) {
                for (int i = bytesEach - 1; i >= 0; i--) {
                    data.write(number >> 8 * i);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

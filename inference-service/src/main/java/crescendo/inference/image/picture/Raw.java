package crescendo.inference.image.picture;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/** What a decoder gives: samples as they stand in the file, before anything is made of them. */
final class Raw {
    static {
        ImageIO.setUseCache(false);
    }

    private Raw() {}

    /**
     * @throws ImageRefused where it does not decode; nothing else, whatever is in the file
     * @throws OutOfMemoryError where that is so: it is no fault of the file, whose size is within the limits
     */
    static Raster read(ImageReader reader, ByteBuffer file) {
        try (ImageInputStream in = new Bytes(file)) {
            reader.setInput(in, true, true);
            return reader.read(0).getRaster();
        } catch (IOException | RuntimeException fault) {
            throw ImageRefused.broken("it does not decode: " + firstLine(fault));
        } finally {
            reader.dispose();
        }
    }

    /** A file in memory, read where it lies: the streams that there are keep a copy of what was read. */
    private static final class Bytes extends ImageInputStreamImpl {
        private final ByteBuffer file;

        Bytes(ByteBuffer file) {
            this.file = file;
        }

        @Override
        public int read() {
            bitOffset = 0;
            return streamPos < file.limit() ? file.get((int) streamPos++) & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            bitOffset = 0;
            int some = (int) Math.min(count, file.limit() - streamPos);
            if (some <= 0) {
                return count == 0 ? 0 : -1;
            }
            file.get((int) streamPos, into, from, some);
            streamPos += some;
            return some;
        }

        @Override
        public long length() {
            return file.limit();
        }
    }

    /** Samples of eight bits as they stand. */
    static Picture picture(Raster raster) {
        int channels = raster.getNumBands();
        short[] samples = new short[Math.multiplyExact(raster.getHeight() * raster.getWidth(), channels)];
        int[] row = new int[raster.getWidth() * channels];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int value : row) {
                samples[at++] = (short) value;
            }
        }
        return new Picture(raster.getHeight(), raster.getWidth(), channels, 8, samples, Extras.NONE);
    }

    static ImageReader reader(String format) {
        return ImageIO.getImageReadersByFormatName(format).next();
    }

    private static String firstLine(Throwable fault) {
        String message = fault.getMessage();
        return message == null
                ? fault.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : message.lines().findFirst().orElse("");
    }
}

package crescendo.client.dataset.array;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Layout;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A .npy file of images: uint8 in C order, {@code [n, h, w]} for grey, {@code [n, h, w, c]}, or {@code [n, c, h, w]} where only
 * that can be meant, or is told. No classes.
 */
public final class NpySource implements ImageSource {
    private final Path file;
    private final long headerBytes;
    private final NpyShape shape;

    private NpySource(Path file, long headerBytes, NpyShape shape) {
        this.file = file;
        this.headerBytes = headerBytes;
        this.shape = shape;
    }

    /** Whether a file begins as one of NumPy does. */
    public static boolean begins(byte[] start) {
        return start.length >= 6 && Arrays.equals(start, 0, 6, NpyHeader.MAGIC, 0, 6);
    }

    /** @throws SourceFault where the file is no array of images, with the reason */
    public static ImageSource ofFile(Path file, Reading reading) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(file, in);
            NpyShape shape = NpyShape.of(file, header, reading);
            long found = Files.size(file) - header.bytes();
            if (found != shape.bytes()) {
                throw new SourceFault(file + " is cut short or damaged: its header says " + shape.bytes()
                        + " bytes of images, and there are " + found);
            }
            return new NpySource(file, header.bytes(), shape);
        }
    }

    @Override
    public int count() {
        return shape.count();
    }

    @Override
    public String name(int index) {
        return file + ": image " + (index + 1);
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public Survey survey() {
        return new Survey(Math.min(shape.height(), shape.width()), shape.colours());
    }

    @Override
    public void read(IntPredicate wanted, Sink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(headerBytes);
            for (int i = 0; i < shape.count(); i++) {
                if (wanted.test(i)) {
                    sink.image(image(in.readNBytes(shape.imageBytes())), 0);
                } else {
                    in.skipNBytes(shape.imageBytes());
                }
            }
        } catch (EOFException e) {
            throw new SourceFault(file + " became shorter while it was read", e);
        }
    }

    private RawImage image(byte[] values) throws EOFException {
        if (values.length < shape.imageBytes()) {
            throw new EOFException();
        }
        if (shape.layout() == Layout.NHWC) {
            return new RawImage(shape.height(), shape.width(), shape.colours(), values);
        }
        int area = shape.height() * shape.width();
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i % area * shape.colours() + i / area] = values[i];
        }
        return new RawImage(shape.height(), shape.width(), shape.colours(), pixels);
    }

    @Override
    public void close() {}
}

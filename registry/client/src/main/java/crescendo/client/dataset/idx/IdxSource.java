package crescendo.client.dataset.idx;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An IDX file of images, gzipped or not, with the file of their labels where it lies beside. */
public final class IdxSource implements ImageSource {
    private static final int BYTES_3D = 0x803;
    private static final int BYTES_4D = 0x804;
    private static final int BYTES_1D = 0x801;

    private static final int MAX_COUNT = 50_000_000;
    private static final int MAX_SIDE = 4096;

    private final Path file;
    private final Shape shape;
    private final byte[] labels;

    private IdxSource(Path file, Shape shape, byte[] labels) {
        this.file = file;
        this.shape = shape;
        this.labels = labels;
    }

    private record Shape(int count, int height, int width, int colours) {}

    /** @throws SourceFault where the file is no IDX file of images, or its labels do not fit */
    public static ImageSource ofFile(Path file) throws IOException {
        Shape shape;
        try (DataInputStream in = stream(file)) {
            shape = shape(file, in);
        }
        Optional<Path> labels = IdxFiles.labelsOf(file);
        return new IdxSource(file, shape, labels.isPresent() ? labels(labels.get(), shape.count) : new byte[0]);
    }

    /** Whether a folder holds such files. */
    public static boolean isIn(Path folder) throws IOException {
        return !IdxFiles.imagesIn(folder).isEmpty();
    }

    /** The only images of a folder, or else those whose name begins with {@code train}. */
    public static ImageSource ofFolder(Path folder) throws IOException {
        return ofFile(IdxFiles.choose(folder));
    }

    private static DataInputStream stream(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return new DataInputStream(zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in);
    }

    private static Shape shape(Path file, DataInputStream in) throws IOException {
        try {
            int magic = magic(file, in);
            if (magic != BYTES_3D && magic != BYTES_4D) {
                throw unknown(file);
            }
            Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt(), magic == BYTES_4D ? in.readInt() : 1);
            boolean sound = shape.count > 0 && shape.count <= MAX_COUNT && isSide(shape.height) && isSide(shape.width);
            if (!sound || (shape.colours != 1 && shape.colours != 3)) {
                throw new SourceFault(file + ": its header says " + shape.count + " images of " + shape.height + "×"
                        + shape.width + "×" + shape.colours + "; allowed are 1 to " + MAX_COUNT + " of 1 to " + MAX_SIDE
                        + " pixels a side and 1 or 3 colours");
            }
            return shape;
        } catch (EOFException | ZipException e) {
            throw new SourceFault(file + " ends within its header", e);
        }
    }

    private static int magic(Path file, DataInputStream in) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            throw unknown(file);
        }
    }

    private static SourceFault unknown(Path file) {
        return new SourceFault(file + " is no IDX file of images, no CIFAR or .npy file, no zip file and no folder");
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= MAX_SIDE;
    }

    private static byte[] labels(Path file, int images) throws IOException {
        try (DataInputStream in = stream(file)) {
            int magic = in.readInt();
            int count = in.readInt();
            if (magic != BYTES_1D || count != images) {
                throw new SourceFault(file + " is not the labels of " + images + " images");
            }
            byte[] labels = new byte[count];
            in.readFully(labels);
            return labels;
        } catch (EOFException | ZipException e) {
            throw new SourceFault(file + " ends before the labels of " + images + " images", e);
        }
    }

    @Override
    public int count() {
        return shape.count;
    }

    @Override
    public String name(int index) {
        return file + ": image " + (index + 1);
    }

    @Override
    public List<String> classes() {
        int largest = IntStream.range(0, labels.length)
                .map(i -> labels[i] & 0xff)
                .max()
                .orElse(-1);
        return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    }

    @Override
    public Survey survey() {
        return new Survey(Math.min(shape.height, shape.width), shape.colours);
    }

    @Override
    public void read(IntPredicate wanted, Sink sink) throws IOException {
        int bytes = shape.height * shape.width * shape.colours;
        try (DataInputStream in = stream(file)) {
            shape(file, in);
            for (int i = 0; i < shape.count; i++) {
                byte[] pixels = wanted.test(i) ? new byte[bytes] : null;
                try {
                    if (pixels == null) {
                        in.skipNBytes(bytes);
                    } else {
                        in.readFully(pixels);
                    }
                } catch (EOFException | ZipException e) {
                    throw new SourceFault(file + " ends within image " + (i + 1) + " of " + shape.count, e);
                }
                if (pixels != null) {
                    int label = labels.length == 0 ? 0 : labels[i] & 0xff;
                    sink.image(new RawImage(shape.height, shape.width, shape.colours, pixels), label);
                }
            }
        }
    }

    @Override
    public void close() {}
}

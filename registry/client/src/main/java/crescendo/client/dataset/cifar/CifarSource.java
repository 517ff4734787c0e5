package crescendo.client.dataset.cifar;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * CIFAR-10 or CIFAR-100 (Krizhevsky 2009) in the binary version: a file, or those to train on of a folder or of the archive as
 * published. Classes are called as the file of their names says that lies beside, or else by their numbers.
 */
public final class CifarSource implements ImageSource {
    private final CifarKind kind;
    private final List<CifarPart> parts;
    private final List<String> names;
    private final int count;

    private CifarSource(List<CifarPart> parts, List<String> names) {
        this.kind = parts.get(0).kind();
        this.parts = parts;
        this.names = names;
        for (CifarPart part : parts) {
            if (part.kind() != kind) {
                throw new SourceFault(part.name() + " is of " + part.kind().title + ", the others of " + kind.title);
            }
        }
        this.count = Math.toIntExact(parts.stream().mapToLong(CifarPart::count).sum());
    }

    /** Whether a folder holds such files, to train on. */
    public static boolean isIn(Path folder) throws IOException {
        return !training(folder).isEmpty();
    }

    /** The images to train on of a folder. */
    public static ImageSource ofFolder(Path folder) throws IOException {
        return ofFiles(training(folder));
    }

    /** One file, whatever it is called. @throws SourceFault where its length is not that of whole records */
    public static ImageSource ofFile(Path file) throws IOException {
        return ofFiles(List.of(file));
    }

    /** The images to train on of an archive as published. @throws SourceFault where it is none */
    public static ImageSource ofArchive(Path file) throws IOException {
        CifarArchive archive = new CifarArchive(file);
        return new CifarSource(archive.parts(), archive.classes());
    }

    private static List<Path> training(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> CifarKind.isTraining(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static ImageSource ofFiles(List<Path> files) throws IOException {
        List<CifarPart> parts = new ArrayList<>();
        for (Path file : files) {
            String base = file.getFileName().toString();
            parts.add(CifarPart.of(file.toString(), base, Files.size(file), () -> Files.newInputStream(file)));
        }
        Path meta = files.get(0).resolveSibling(parts.get(0).kind().names);
        List<String> names = Files.isRegularFile(meta) ? CifarArchive.lines(Files.readString(meta)) : List.of();
        return new CifarSource(List.copyOf(parts), names);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String name(int index) {
        int first = 0;
        for (CifarPart part : parts) {
            if (index < first + part.count()) {
                return part.name() + ": image " + (index - first + 1);
            }
            first += part.count();
        }
        throw new IndexOutOfBoundsException("image " + index + " of " + count);
    }

    @Override
    public List<String> classes() {
        return names.size() == kind.classes
                ? names
                : IntStream.range(0, kind.classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public Survey survey() {
        return new Survey(CifarKind.SIDE, 3);
    }

    @Override
    public void read(IntPredicate wanted, Sink sink) throws IOException {
        int index = 0;
        for (CifarPart part : parts) {
            try (InputStream in = part.open()) {
                for (int end = index + part.count(); index < end; index++) {
                    if (wanted.test(index)) {
                        hand(in.readNBytes(kind.recordBytes()), index, sink);
                    } else {
                        in.skipNBytes(kind.recordBytes());
                    }
                }
            } catch (EOFException | ZipException e) {
                throw new SourceFault(name(index) + ": the file ends within it", e);
            }
        }
    }

    private void hand(byte[] record, int index, Sink sink) throws IOException {
        if (record.length < kind.recordBytes()) {
            throw new EOFException();
        }
        int label = record[kind.labels - 1] & 0xff;
        if (label >= kind.classes) {
            sink.broken(name(index), "its label is " + label + "; " + kind.title + " has " + kind.classes + " classes");
            return;
        }
        int area = CifarKind.SIDE * CifarKind.SIDE;
        byte[] pixels = new byte[3 * area];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = record[kind.labels + i % 3 * area + i / 3];
        }
        sink.image(new RawImage(CifarKind.SIDE, CifarKind.SIDE, 3, pixels), label);
    }

    @Override
    public void close() {}
}

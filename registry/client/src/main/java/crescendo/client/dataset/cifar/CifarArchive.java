package crescendo.client.dataset.cifar;

import crescendo.client.dataset.source.SourceFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The archive as published, gzipped or not: {@code cifar-10-binary.tar.gz} or {@code cifar-100-binary.tar.gz}. It is read where it
 * lies and never unpacked, so what its names say leads nowhere; links in it are refused.
 */
final class CifarArchive {
    private static final int MAX_NAMES_BYTES = 1 << 16;

    private final Path file;
    private final List<CifarPart> parts = new ArrayList<>();
    private List<String> classes = List.of();
    private boolean pickled;

    /** @throws SourceFault where it holds no images to train on, or what stands for them is no file */
    CifarArchive(Path file) throws IOException {
        this.file = file;
        try (InputStream in = stream()) {
            for (Optional<TarHeader> next = TarHeader.next(in); next.isPresent(); next = TarHeader.next(in)) {
                note(next.get(), in);
            }
        } catch (IOException e) {
            throw new SourceFault(file + " is no .tar.gz file, or damaged: " + e.getMessage(), e);
        }
        if (parts.isEmpty()) {
            throw new SourceFault(file
                    + (pickled
                            ? " holds Python's version of CIFAR; take the binary one, such as cifar-10-binary.tar.gz"
                            : " holds none of CIFAR's binary files, data_batch_1.bin … or train.bin; of other images,"
                                    + " make a zip file"));
        }
        parts.sort(Comparator.comparing(CifarPart::name));
    }

    List<CifarPart> parts() {
        return List.copyOf(parts);
    }

    List<String> classes() {
        return classes;
    }

    private void note(TarHeader entry, InputStream in) throws IOException {
        String base = entry.base();
        pickled |= base.equals("data_batch_1") || base.equals("train");
        if (CifarKind.isTraining(base)) {
            parts.add(part(entry));
        }
        if (CifarKind.isNames(base) && entry.plain() && entry.size() <= MAX_NAMES_BYTES) {
            byte[] text = in.readNBytes((int) entry.padded());
            classes = lines(new String(text, 0, (int) Math.min(text.length, entry.size()), StandardCharsets.UTF_8));
        } else {
            entry.skip(in);
        }
    }

    private CifarPart part(TarHeader entry) {
        String name = file + ": " + entry.name();
        if (!entry.plain()) {
            throw new SourceFault(name + " is a link or something else that is no plain file");
        }
        return CifarPart.of(name, entry.base(), entry.size(), () -> member(entry));
    }

    private InputStream member(TarHeader wanted) throws IOException {
        InputStream in = stream();
        for (Optional<TarHeader> next = TarHeader.next(in); next.isPresent(); next = TarHeader.next(in)) {
            if (next.get().equals(wanted)) {
                return in;
            }
            next.get().skip(in);
        }
        in.close();
        throw new SourceFault(file + " changed while it was read: " + wanted.name() + " is gone");
    }

    private InputStream stream() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    /** The names in a file of them, a line each. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}

package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** PNG, JPEG and GIF files by their relative names, parted by slashes. Other files are passed over. */
interface PictureFiles extends AutoCloseable {
    List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif");

    /** Sorted, so that the same files make the same data set wherever they lie. */
    List<String> names();

    /** At most {@code maxBytes + 1} bytes of a file. */
    byte[] read(String name, long maxBytes) throws IOException;

    @Override
    void close() throws IOException;

    static boolean isPicture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String file = lower.substring(lower.lastIndexOf('/') + 1);
        boolean hidden = file.startsWith(".") || lower.startsWith("__macosx/");
        return !hidden && ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Whether a name leads out of where it stands. */
    static boolean leadsOut(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/") || List.of(path.split("/")).contains("..");
    }

    /** The files of a folder and the folders in it. */
    record OfFolder(Path folder, List<String> names) implements PictureFiles {
        OfFolder(Path folder, Predicate<String> wanted) throws IOException {
            this(folder, find(folder, wanted));
        }

        private static List<String> find(Path folder, Predicate<String> wanted) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> isPicture(name) && wanted.test(name))
                        .sorted()
                        .toList();
            } catch (UncheckedIOException e) {
                throw new SourceFault(folder + " cannot be read: " + e.getCause(), e);
            }
        }

        @Override
        public byte[] read(String name, long maxBytes) throws IOException {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                return in.readNBytes((int) maxBytes + 1);
            }
        }

        @Override
        public void close() {}
    }

    /** The files in a zip file; never unpacked, so their names cannot lead anywhere. */
    record OfZip(ZipFile zip, List<String> names) implements PictureFiles {
        /** @param folder what the names begin with; all where it is empty */
        OfZip(Path file, String folder, Predicate<String> wanted) throws IOException {
            this(open(file), folder.isEmpty() ? "" : folder + "/", wanted);
        }

        private OfZip(ZipFile zip, String beginning, Predicate<String> wanted) {
            this(
                    zip,
                    zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(beginning) && isPicture(name) && wanted.test(name))
                            .distinct()
                            .sorted()
                            .toList());
        }

        private static ZipFile open(Path file) throws IOException {
            try {
                return new ZipFile(file.toFile());
            } catch (ZipException e) {
                throw new SourceFault(file + " is not a zip file: " + e.getMessage(), e);
            }
        }

        @Override
        public byte[] read(String name, long maxBytes) throws IOException {
            try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                return in.readNBytes((int) maxBytes + 1);
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}

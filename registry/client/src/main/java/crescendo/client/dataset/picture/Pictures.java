package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** PNG, JPEG and GIF files of a folder or a zip file; folders by class become labels. */
public final class Pictures implements ImageSource {
    /** Where a header may end at the latest: pictures of cameras put a small copy of themselves before it. */
    private static final int HEADER_BYTES = 256 << 10;

    private final Path place;
    private final PictureFiles files;
    private final Reading reading;
    private final ClassFolders folders;

    private Pictures(Path place, PictureFiles files, Reading reading) {
        this.place = place;
        this.files = files;
        this.reading = reading;
        this.folders = ClassFolders.of(files.names().stream()
                .filter(name -> !PictureFiles.leadsOut(name))
                .toList());
    }

    /** All PNG, JPEG and GIF files of a folder and the folders in it. */
    public static ImageSource ofFolder(Path folder, Reading reading) throws IOException {
        return new Pictures(folder, new PictureFiles.OfFolder(folder, wanted(reading)), reading);
    }

    /** All PNG, JPEG and GIF files in a zip file. @throws SourceFault where it is none */
    public static ImageSource ofZip(Path file, Reading reading) throws IOException {
        return ofZip(file, "", reading);
    }

    /** Those of a folder in a zip file. @param folder names parted by slashes, none at the end */
    public static ImageSource ofZip(Path file, String folder, Reading reading) throws IOException {
        return new Pictures(file.resolve(folder), new PictureFiles.OfZip(file, folder, wanted(reading)), reading);
    }

    private static Predicate<String> wanted(Reading reading) {
        return name -> reading.only().stream().allMatch(pattern -> pattern.meets(name));
    }

    @Override
    public int count() {
        return files.names().size();
    }

    @Override
    public String name(int index) {
        return files.names().get(index);
    }

    @Override
    public List<String> classes() {
        return folders.classes();
    }

    @Override
    public Survey survey() {
        Map<Integer, Integer> sides = new TreeMap<>();
        int colours = 1;
        String reason = "";
        for (String name : files.names()) {
            try {
                ImageHeader header = ImageHeader.of(file(name, HEADER_BYTES), reading);
                sides.merge(Math.min(header.height(), header.width()), 1, Integer::sum);
                colours = Math.max(colours, header.colours());
            } catch (BrokenImage e) {
                // all are reported when the images are read; one stands for them where there is nothing to read
                reason = "; " + name + ": " + e.getMessage();
            }
        }
        if (sides.isEmpty()) {
            String only = reading.only().map(pattern -> " that meet " + pattern).orElse("");
            throw new SourceFault(place + ": no PNG, JPEG or GIF image among " + count() + " files" + only + reason);
        }
        Comparator<Map.Entry<Integer, Integer>> byCount = Map.Entry.comparingByValue();
        Map.Entry<Integer, Integer> usual =
                Collections.max(sides.entrySet(), byCount.thenComparing(Map.Entry.comparingByKey()));
        return new Survey(usual.getKey(), colours);
    }

    @Override
    public void read(IntPredicate wanted, Sink sink) throws IOException {
        for (int index = 0; index < count(); index++) {
            if (!wanted.test(index)) {
                continue;
            }
            String name = files.names().get(index);
            RawImage image;
            try {
                image = Decoder.decode(file(name, reading.limits().maxBytes()), reading);
            } catch (BrokenImage e) {
                sink.broken(name, e.getMessage());
                continue;
            }
            sink.image(image, folders.label(name));
        }
    }

    private byte[] file(String name, long maxBytes) throws BrokenImage {
        if (PictureFiles.leadsOut(name)) {
            throw new BrokenImage("a name that leads out of the archive");
        }
        try {
            return files.read(name, Math.min(maxBytes, reading.limits().maxBytes()));
        } catch (IOException e) {
            throw new BrokenImage("cannot be read: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}

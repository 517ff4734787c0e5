package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PNG and JPEG files of a folder or a zip file; folders by class become labels. */
public final class Pictures implements ImageSource {
    /** Where a header may end at the latest: pictures of cameras put a small copy of themselves before it. */
    private static final int HEADER_BYTES = 256 << 10;

    private final PictureFiles files;
    private final Limits limits;
    private final ClassFolders folders;

    private Pictures(PictureFiles files, Limits limits) {
        this.files = files;
        this.limits = limits;
        this.folders = ClassFolders.of(files.names());
    }

    /** All PNG and JPEG files of a folder and the folders in it. */
    public static ImageSource ofFolder(Path folder, Limits limits) throws IOException {
        return new Pictures(new PictureFiles.OfFolder(folder), limits);
    }

    /** All PNG and JPEG files in a zip file. @throws SourceFault where it is none */
    public static ImageSource ofZip(Path file, Limits limits) throws IOException {
        return new Pictures(new PictureFiles.OfZip(file), limits);
    }

    @Override
    public int count() {
        return files.names().size();
    }

    @Override
    public List<String> classes() {
        return folders.classes();
    }

    @Override
    public Survey survey() throws IOException {
        Map<Integer, Integer> sides = new TreeMap<>();
        int colours = 1;
        for (String name : files.names()) {
            try {
                ImageHeader header =
                        ImageHeader.of(files.read(name, Math.min(limits.maxBytes(), HEADER_BYTES)), limits);
                sides.merge(Math.min(header.height(), header.width()), 1, Integer::sum);
                colours = Math.max(colours, header.colours());
            } catch (BrokenImage e) {
                // reported when the images are read
                continue;
            }
        }
        Comparator<Map.Entry<Integer, Integer>> byCount = Map.Entry.comparingByValue();
        int side = sides.entrySet().stream()
                .max(byCount.thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow(() -> new SourceFault("no PNG or JPEG image among " + count() + " files"))
                .getKey();
        return new Survey(side, colours);
    }

    @Override
    public void read(Sink sink) throws IOException {
        for (String name : files.names()) {
            RawImage image;
            try {
                byte[] file = files.read(name, limits.maxBytes());
                image = Decoder.decode(file, ImageHeader.of(file, limits));
            } catch (BrokenImage e) {
                sink.broken(name, e.getMessage());
                continue;
            }
            sink.image(image, folders.label(name));
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}

package crescendo.cli.evaluate.upscaled;

import crescendo.cli.Complaint;
import crescendo.client.dataset.importing.Sources;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.metric.similarity.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pictures by what people call them: a file's name without its folder, its ending and a mark of the scale, so that
 * {@code baby_x4.png} and {@code HR/baby.bmp.png} are not mixed up, and {@code SR/baby_x4.png} and {@code HR/baby.png} are one.
 */
final class NamedPictures implements AutoCloseable {
    private final String option;
    private final Path path;
    private final ImageSource source;
    private final Map<String, Integer> indices = new TreeMap<>();

    /** @param option what errors call it */
    NamedPictures(String option, Path path, int scale, Reading reading) throws IOException {
        this.option = option;
        this.path = path;
        this.source = Sources.open(path, reading);
        for (int index = 0; index < source.count(); index++) {
            Integer other = indices.putIfAbsent(called(source.name(index), scale), index);
            if (other != null) {
                String first = source.name(other);
                throw Complaint.failed(this + ": " + first + " and " + source.name(index)
                        + " have one name; give the folder that holds the one kind, such as "
                        + path.resolve(first.substring(0, Math.max(0, first.lastIndexOf('/')))));
            }
        }
    }

    private static String called(String file, int scale) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int ending = name.lastIndexOf('.');
        String stem = ending > 0 ? name.substring(0, ending) : name;
        String unmarked = stem.replaceFirst("(?i)[-_. ]?x" + scale + "$", "");
        return unmarked.isEmpty() ? stem : unmarked;
    }

    /** In order. */
    Set<String> names() {
        return indices.keySet();
    }

    /** @throws Complaint where the file cannot be used, with the reason */
    Picture picture(String name) throws IOException {
        int wanted = indices.get(name);
        AtomicReference<RawImage> found = new AtomicReference<>();
        source.read(index -> index == wanted, new ImageSource.Sink() {
            @Override
            public void image(RawImage image, int label) {
                found.set(image);
            }

            @Override
            public void broken(String file, String reason) {
                throw Complaint.failed(option + ": " + file + ": " + reason);
            }
        });
        RawImage image = found.get().inColours(3);
        return new Picture(image.pixels(), image.height(), image.width(), 3);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    @Override
    public String toString() {
        return option + " " + path;
    }
}

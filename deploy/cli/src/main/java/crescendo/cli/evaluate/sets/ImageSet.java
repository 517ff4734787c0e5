package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.client.dataset.importing.Sources;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Images in files, of which only those that are asked for are ever in memory. */
final class ImageSet implements AutoCloseable {
    private final String option;
    private final Path path;
    private final ImageSource source;

    /** @param option what errors call it */
    ImageSet(String option, Path path, Reading reading) throws IOException {
        this.option = option;
        this.path = path;
        this.source = Sources.open(path, reading);
    }

    int count() {
        return source.count();
    }

    Path path() {
        return path;
    }

    /**
     * Reads some.
     *
     * @param indices of the images, in the order they are wanted in
     * @throws Complaint where one cannot be used, or their sizes differ, with the file and the reason
     */
    Sample read(int[] indices) throws IOException {
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < indices.length; place++) {
            places.put(indices[place], place);
        }
        Gathering gathering = new Gathering(this, source, indices.length);
        source.read(
                index -> {
                    Integer place = places.get(index);
                    if (place != null) {
                        gathering.next(index, place);
                    }
                    return place != null;
                },
                gathering);
        return gathering.sample();
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

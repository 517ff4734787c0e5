package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.client.dataset.importing.Sources;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
     * @param indices of the images, in the order they are wanted in; one may come twice
     * @param colours at least: 3 makes grey images coloured
     * @throws Complaint where one cannot be used, or their sizes differ, with the file and the reason
     */
    Sample read(int[] indices, int colours) throws IOException {
        Map<Integer, List<Integer>> places = new HashMap<>();
        for (int place = 0; place < indices.length; place++) {
            places.computeIfAbsent(indices[place], index -> new ArrayList<>(1)).add(place);
        }
        Gathering gathering = new Gathering(this, source, indices.length, colours);
        source.read(
                index -> {
                    List<Integer> its = places.get(index);
                    if (its != null) {
                        gathering.next(index, its);
                    }
                    return its != null;
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

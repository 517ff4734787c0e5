package crescendo.cli.evaluate.sets;

import crescendo.metric.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * All reals that fakes may be like, of which only those that are asked for are ever in memory.
 *
 * @param indices of them in the set
 */
record Searched(ImageSet set, int[] indices) {
    int count() {
        return indices.length;
    }

    /** @param chosen among them, in the order they are wanted in @param colours at least */
    Images read(int[] chosen, int colours) {
        try {
            return set.read(Arrays.stream(chosen).map(i -> indices[i]).toArray(), colours)
                    .images();
        } catch (IOException e) {
            throw new UncheckedIOException(set + ": " + e.getMessage(), e);
        }
    }
}

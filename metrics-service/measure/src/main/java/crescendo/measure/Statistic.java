package crescendo.measure;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.recipe.DataSetRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that something computed of reals depends on.
 *
 * @param name what it is: {@code seen}, {@code moments}
 * @param revision of the arithmetic
 * @param reals the data set, with its version
 * @param resolution the longer side of the images that were read, in pixels
 * @param count of images
 * @param seed that chose them
 * @param extractor where it is computed of what an extractor saw
 * @param parameters its own, such as {@code neighbours}
 */
public record Statistic(
        String name,
        int revision,
        DataSetRef reals,
        int resolution,
        int count,
        long seed,
        Optional<Digest> extractor,
        Map<String, String> parameters) {
    public Statistic {
        if (reals.version().isEmpty()) throw new IllegalArgumentException("reals: " + reals + " names no version");
        parameters = new TreeMap<>(parameters);
    }

    /** What it is found by. */
    public Digest digest() {
        return Digest.of(Json.write(this));
    }
}

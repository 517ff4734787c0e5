package crescendo.contracts.metric;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.recipe.DataSetRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that identifies a value besides the model: values of unlike protocols never compare.
 *
 * @param metric     its name: {@code swd}, {@code is}
 * @param revision   of the arithmetic
 * @param count      samples, and as many real images
 * @param seed       of latents, subsets and projections
 * @param reals      the data set, with its version
 * @param resolution side of the images that were compared, in pixels
 * @param colours    1 or 3
 * @param extractor  digest of the classifier's file, where there is one
 * @param parameters the metric's own, such as {@code splits}
 */
public record MetricProtocol(
        String metric,
        int revision,
        int count,
        long seed,
        DataSetRef reals,
        int resolution,
        int colours,
        Optional<Digest> extractor,
        Map<String, String> parameters) {
    public MetricProtocol {
        if (reals.version().isEmpty()) {
            throw new IllegalArgumentException("reals: " + reals + " names no version");
        }
        parameters = new TreeMap<>(parameters);
    }

    /** A short name of the whole, 16 hexadecimal digits. */
    public String config() {
        return Digest.of(Json.write(this)).hex().substring(0, 16);
    }

    /**
     * Whether two values may stand in one curve: the resolution may differ, since a model grows.
     *
     * @return all but the resolution, as a short name
     */
    public String series() {
        return new MetricProtocol(metric, revision, count, seed, reals, 0, colours, extractor, parameters).config();
    }
}

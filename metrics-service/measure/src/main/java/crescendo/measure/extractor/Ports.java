package crescendo.measure.extractor;

import crescendo.contracts.model.ExtractorSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an extractor's file calls its input and outputs.
 *
 * @param images its only input
 * @param logits of the classes, float32 [batch, classes]
 * @param features float32 [batch, features]
 */
public record Ports(String images, String logits, String features) {
    /** No name of a port: an output that is not there. */
    private static final String NONE = "";

    /** Our own classifiers'. */
    public static final Ports OWN = new Ports("images", "logits", "features");

    /** As a manifest names them. */
    public static Ports of(ExtractorSpec spec) {
        return new Ports(
                spec.images(), spec.logits().orElse(NONE), spec.features().orElse(NONE));
    }

    Set<String> outputs() {
        return new TreeSet<>(List.of(logits, features));
    }
}

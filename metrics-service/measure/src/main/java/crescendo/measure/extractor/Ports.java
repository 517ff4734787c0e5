package crescendo.measure.extractor;

import java.util.Set;

/**
 * What an extractor's file calls its input and outputs.
 *
 * @param images its only input
 * @param logits of the classes, float32 [batch, classes]
 * @param features float32 [batch, features]
 */
public record Ports(String images, String logits, String features) {
    /** Our own classifiers'. */
    public static final Ports OWN = new Ports("images", "logits", "features");

    Set<String> outputs() {
        return Set.of(logits, features);
    }
}

package crescendo.contracts.model;

import java.util.Optional;

/**
 * How an extractor's file is used that is not one of our own classifiers.
 *
 * @param images   name of its only input, float32
 * @param logits   of its output [batch, classes], where it tells classes
 * @param features of its output [batch, n], where it gives features
 * @param input    how images become its input
 */
public record ExtractorSpec(String images, Optional<String> logits, Optional<String> features, ImageInput input) {
    public ExtractorSpec {
        if (images == null || input == null) {
            throw new IllegalArgumentException("extractor: images and input are missing");
        }
        if (logits.isEmpty() && features.isEmpty()) {
            throw new IllegalArgumentException("extractor: it names neither logits nor features");
        }
    }
}

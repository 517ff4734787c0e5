package crescendo.measure.extractor;

import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorSpec;
import java.util.Optional;

/**
 * Which extractor, before its file is read.
 *
 * @param name in reasons and errors, such as {@code the classifier judge@v1}
 * @param digest of its file
 * @param ports of the file
 * @param preprocessing how images become its input
 */
public record ExtractorRef(String name, Digest digest, Ports ports, Preprocessing preprocessing) {
    /** One of our own classifiers. */
    public ExtractorRef(String name, Digest digest, Preprocessing preprocessing) {
        this(name, digest, Ports.OWN, preprocessing);
    }

    /** Of a version, whose manifest says how its file is used where it was not trained here. */
    public static ExtractorRef of(String name, Digest digest, Optional<ExtractorSpec> spec) {
        return spec.map(given -> new ExtractorRef(name, digest, Ports.of(given), new Resizing(given)))
                .orElseGet(() -> new ExtractorRef(name, digest, Preprocessing.AVERAGING));
    }
}

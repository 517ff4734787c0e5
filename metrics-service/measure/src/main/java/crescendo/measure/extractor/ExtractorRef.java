package crescendo.measure.extractor;

import crescendo.contracts.Digest;

/**
 * Which extractor, before its file is read.
 *
 * @param name in reasons and errors, such as {@code the classifier judge@v1}
 * @param digest of its file
 * @param preprocessing how images become its input
 */
public record ExtractorRef(String name, Digest digest, Preprocessing preprocessing) {}

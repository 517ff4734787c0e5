package crescendo.client.bucket;

/** What became of a create-if-absent. */
public sealed interface Creation {
    /** The object is there with these very bytes, by this writer or by one that meant the same. */
    record Created() implements Creation {}

    /** Another writer was first; {@code content} is what it wrote. */
    record Existing(byte[] content) implements Creation {}
}

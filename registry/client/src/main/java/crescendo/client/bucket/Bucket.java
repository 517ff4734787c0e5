package crescendo.client.bucket;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bucket. Every method throws {@link StoreUnavailable} where the store is away, which is worth another try, and
 * {@link StoreFault} where it will not do it however often it is asked.
 */
public interface Bucket {
    /** What {@link #get} is willing to hold in memory. */
    long MAX_IN_MEMORY = 64L << 20;

    /** A small object's bytes, at most {@link #MAX_IN_MEMORY}; nothing where there is no such object. */
    Optional<byte[]> get(String key);

    /** An object as a stream whose reads throw {@link StoreUnavailable} where the connection breaks. To be closed. */
    Optional<InputStream> open(String key);

    /** An object's length in bytes; nothing where there is no such object. */
    OptionalLong size(String key);

    /**
     * Creates an object where there is none: of any number of writers, one wins. The answer may get lost on its way, so a
     * writer knows its own object again by its bytes: they must differ from any other writer's, by a nonce in them,
     * unless the writers mean the same.
     */
    Creation createIfAbsent(String key, byte[] content);

    /** Writes a small object, in the place of an older one. */
    void put(String key, byte[] content);

    /** Writes an object of any length, in parts where it is long. It appears whole or not at all. */
    void put(String key, Source source);

    /** Removes an object; fine where there is none. */
    void delete(String key);

    /** All keys that begin with {@code prefix}. Slow: a second per thousand on some stores. */
    List<String> list(String prefix);
}

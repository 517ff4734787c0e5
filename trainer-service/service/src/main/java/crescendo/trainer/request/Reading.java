package crescendo.trainer.request;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What a record on the requests' topic turns out to be: its key names the job, its value is the recipe. */
public sealed interface Reading {
    /** A job that can be trained. */
    record Request(Name job, Recipe recipe) implements Reading {}

    /** What can never be trained; {@code reason} names every field at fault. */
    record Refusal(String reason) implements Reading {}

    /**
     * @param key   of the record, as it came; may be null
     * @param value of the record, as it came; may be null
     */
    static Reading of(byte[] key, byte[] value) {
        if (key == null) {
            return new Refusal("key: missing; it is the job's name: " + Name.PATTERN);
        }
        if (value == null) {
            return new Refusal("value: missing; it is the recipe, as JSON");
        }
        try {
            Name job = Name.of("key", utf8(key));
            return new Request(job, Recipe.parse(value, job));
        } catch (IllegalArgumentException e) {
            return new Refusal(e.getMessage());
        }
    }

    private static String utf8(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("key: not UTF-8; it is the job's name: " + Name.PATTERN, e);
        }
    }
}

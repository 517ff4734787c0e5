package crescendo.contracts.recipe.json.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Refuses what is not UTF-8, where a lenient decoder would put replacement characters into names. */
public final class Utf8 {
    private Utf8() {}

    public static byte[] strictly(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}

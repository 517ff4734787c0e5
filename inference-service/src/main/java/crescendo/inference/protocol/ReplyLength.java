package crescendo.inference.protocol;

import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.InferRequest.Wanted;
import crescendo.inference.runtime.Signature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How long a reply can get, known before anything of it is made. */
final class ReplyLength {
    /** Names, shapes and brackets. */
    private static final int AROUND = 1024;

    private ReplyLength() {}

    /** Bytes at most. @param id of the request, which is given back */
    static long most(Optional<String> id, List<Wanted> wanted, Signature signature, int count) {
        // as text a character may become an escape of six
        long bytes = AROUND + 6L * id.orElse("").getBytes(StandardCharsets.UTF_8).length;
        for (Wanted output : wanted) {
            Tensor.Type type = output.name().equals(Signature.IMAGES) ? Tensor.Type.U8 : Tensor.Type.F32;
            bytes += (long) count * signature.imageBytes() * (output.binary() ? type.bytes() : longest(type));
        }
        return bytes;
    }

    /** Characters of a number and its comma. */
    private static int longest(Tensor.Type type) {
        return switch (type) {
            case U8 -> "255,".length();
            case F32 -> "-1.17549435E-38,".length();
            case F64 -> "-2.2250738585072014E-308,".length();
            case I64 -> "-9223372036854775808,".length();
        };
    }
}

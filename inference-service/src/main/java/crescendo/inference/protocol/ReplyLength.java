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
            bytes += (long) count * signature.imageBytes() * longest(output);
        }
        return bytes;
    }

    /** Bytes of a number, with its comma where it is text. */
    private static int longest(Wanted output) {
        if (output.name().equals(Signature.IMAGES)) {
            return output.binary() ? Tensor.Type.U8.bytes() : "255,".length();
        }
        return output.binary() ? Tensor.Type.F32.bytes() : "-1.17549435E-38,".length();
    }
}

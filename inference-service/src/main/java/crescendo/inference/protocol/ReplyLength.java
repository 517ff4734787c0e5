package crescendo.inference.protocol;

import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.InferRequest.Wanted;
import crescendo.inference.runtime.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How long a reply can get, known before anything of it is made. */
final class ReplyLength {
    /** Names, shapes and brackets. */
    private static final int AROUND = 1024;

    private ReplyLength() {}

    /** Bytes at most. @param id of the request, which is given back */
    static long most(Optional<String> id, List<Wanted> wanted, Signature signature, int count) {
        long bytes = around(id);
        for (Wanted output : wanted) {
            Tensor.Type type = output.name().equals(Signature.IMAGES) ? Tensor.Type.U8 : Tensor.Type.F32;
            bytes += (long) count * signature.imageBytes() * longest(type, output.binary());
        }
        return bytes;
    }

    private static long around(Optional<String> id) {
        // as text a character may become an escape of six
        return AROUND + 6L * id.orElse("").getBytes(StandardCharsets.UTF_8).length;
    }

    /** Of one tensor of so many numbers. */
    static long most(Optional<String> id, long numbers, Tensor.Type type, boolean binary) {
        return around(id) + numbers * longest(type, binary);
    }

    /** Numbers of a tensor. */
    static long of(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Bytes of a number, with its comma where it is text. */
    private static int longest(Tensor.Type type, boolean binary) {
        if (type == Tensor.Type.U8) {
            return binary ? type.bytes() : "255,".length();
        }
        return binary ? Tensor.Type.F32.bytes() : "-1.17549435E-38,".length();
    }
}

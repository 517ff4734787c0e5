package crescendo.contracts.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** NumPy's format of a single array, version 1.0. Source: numpy.lib.format. */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;

    private Npy() {}

    /** An array that {@code numpy.load} reads; equal tensors give equal bytes. */
    public static byte[] encode(Tensor tensor) {
        String header = "{'descr': '" + code(tensor.type()) + "', 'fortran_order': False, 'shape': "
                + shape(tensor.shape()) + ", }";
        int before = MAGIC.length + 2;
        int padded = (before + header.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED;
        ByteBuffer data = tensor.data();
        ByteBuffer out =
                ByteBuffer.allocate(Math.addExact(padded, data.remaining())).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) (padded - before)).put(header.getBytes(StandardCharsets.US_ASCII));
        while (out.position() < padded - 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').put(data).array();
    }

    private static String code(Tensor.Type type) {
        return switch (type) {
            case F32 -> "<f4";
            case F64 -> "<f8";
            case I64 -> "<i8";
            case U8 -> "|u1";
        };
    }

    // A tuple of one has a comma behind it.
    private static String shape(long[] sides) {
        String listed = Arrays.stream(sides).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "(" + listed + (sides.length == 1 ? ",)" : ")");
    }
}

package crescendo.contracts.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An immutable array of numbers with its shape.
 *
 * @param type  of the elements
 * @param shape row-major; empty for a single number
 * @param data  little-endian, read-only
 */
public record Tensor(Type type, long[] shape, ByteBuffer data) {
    /** The element types in use, by their names in safetensors. */
    public enum Type {
        F32(4),
        F64(8),
        I64(8),
        U8(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    public Tensor {
        shape = shape.clone();
        data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long wanted = elements(shape) * type.bytes();
        if (data.remaining() != wanted) {
            throw new IllegalArgumentException("shape " + java.util.Arrays.toString(shape) + " of " + type + " takes "
                    + wanted + " bytes, not " + data.remaining());
        }
    }

    public static Tensor of(float[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new Tensor(Type.F32, shape, data);
    }

    public static Tensor of(double[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        data.asDoubleBuffer().put(values);
        return new Tensor(Type.F64, shape, data);
    }

    /** @param rows equally long ones */
    public static Tensor of(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, values, i * width, width);
        return of(values, rows.length, width);
    }

    public static Tensor of(byte[] values, long... shape) {
        return new Tensor(Type.U8, shape, ByteBuffer.wrap(values));
    }

    public static Tensor of(long[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        return new Tensor(Type.I64, shape, data);
    }

    public static Tensor of(long value) {
        return new Tensor(
                Type.I64,
                new long[0],
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    public long elements() {
        return elements(shape);
    }

    public float[] floats() {
        require(Type.F32);
        float[] values = new float[(int) elements()];
        data().asFloatBuffer().get(values);
        return values;
    }

    public double[] doubles() {
        require(Type.F64);
        double[] values = new double[(int) elements()];
        data().asDoubleBuffer().get(values);
        return values;
    }

    /** Of a table of doubles. */
    public double[][] rows() {
        double[] values = doubles();
        double[][] rows = new double[(int) shape[0]][(int) shape[1]];
        for (int i = 0; i < rows.length; i++) System.arraycopy(values, i * rows[i].length, rows[i], 0, rows[i].length);
        return rows;
    }

    public byte[] bytes() {
        byte[] values = new byte[data.remaining()];
        data().get(values);
        return values;
    }

    public long[] longs() {
        require(Type.I64);
        long[] values = new long[(int) elements()];
        data().asLongBuffer().get(values);
        return values;
    }

    public long integer() {
        require(Type.I64);
        return data().getLong(0);
    }

    private void require(Type wanted) {
        if (type != wanted) {
            throw new IllegalStateException("the tensor holds " + type + ", not " + wanted);
        }
    }

    private static long elements(long[] shape) {
        long product = 1;
        for (long side : shape) {
            if (side < 0) {
                throw new IllegalArgumentException("a side of a shape cannot be " + side);
            }
            product = Math.multiplyExact(product, side);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t
                && type == t.type
                && java.util.Arrays.equals(shape, t.shape)
                && data.equals(t.data);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(type, java.util.Arrays.hashCode(shape), data);
    }

    @Override
    public String toString() {
        return type + java.util.Arrays.toString(shape);
    }
}

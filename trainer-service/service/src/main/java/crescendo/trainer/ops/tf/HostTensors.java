package crescendo.trainer.ops.tf;

import crescendo.contracts.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Tensors between Java's memory and TensorFlow's. Those of TensorFlow are closed by whoever asked for them. */
public final class HostTensors {
    private HostTensors() {}

    public static org.tensorflow.Tensor toTensorFlow(Tensor tensor) {
        return of(type(tensor.type()), tensor.bytes(), tensor.shape());
    }

    /** Little-endian numbers as a tensor. */
    static <T extends TType> T of(Class<T> type, byte[] bytes, long... shape) {
        return org.tensorflow.Tensor.of(type, Shape.of(shape), DataBuffers.of(bytes, true, false));
    }

    public static TUint8 images(byte[] pixels, long... shape) {
        return of(TUint8.class, pixels, shape);
    }

    public static TInt64 longs(long... values) {
        return TInt64.vectorOf(values);
    }

    public static TFloat32 number(double value) {
        return TFloat32.scalarOf((float) value);
    }

    public static Tensor fromTensorFlow(org.tensorflow.Tensor tensor) {
        byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
        tensor.asRawTensor().data().read(bytes);
        return new Tensor(type(tensor), tensor.shape().asArray(), ByteBuffer.wrap(bytes));
    }

    private static Tensor.Type type(org.tensorflow.Tensor tensor) {
        return switch (tensor.dataType()) {
            case DT_FLOAT -> Tensor.Type.F32;
            case DT_DOUBLE -> Tensor.Type.F64;
            case DT_INT64 -> Tensor.Type.I64;
            case DT_UINT8 -> Tensor.Type.U8;
            default -> throw new IllegalArgumentException("no tensor of ours holds " + tensor.dataType());
        };
    }

    private static Class<? extends TType> type(Tensor.Type type) {
        return switch (type) {
            case F32 -> TFloat32.class;
            case F64 -> TFloat64.class;
            case I64 -> TInt64.class;
            case U8 -> TUint8.class;
        };
    }

    /** A block's end that closes without a checked exception. */
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    static void closeAll(List<? extends org.tensorflow.Tensor> tensors) {
        tensors.forEach(org.tensorflow.Tensor::close);
    }
}

package crescendo.inference.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Direct memory for one run of at most so many samples: ONNX Runtime reads and writes it in place. One run at a time.
 *
 * <p>A lone sample is run twice over. ONNX Runtime multiplies a single row by a kernel of its own, whose last bits differ
 * from those of two rows and more; a sample must be the same alone and in a batch.
 */
final class Workspace {
    private static final int LEAST_ROWS = 2;

    private final Signature signature;
    private final FloatBuffer latents;
    private final LongBuffer labels;
    private final ByteBuffer images;

    Workspace(Signature signature, int samples) {
        this.signature = signature;
        int rows = rows(samples);
        this.latents = ByteBuffer.allocateDirect(Math.multiplyExact(rows, 4 * signature.latentSize()))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        this.labels = ByteBuffer.allocateDirect(Math.multiplyExact(rows, Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        this.images = ByteBuffer.allocateDirect(Math.multiplyExact(rows, signature.imageBytes()));
    }

    /** {@code count} rows of {@code source} from {@code first} as an input; to be closed. */
    OnnxTensor latents(OrtEnvironment environment, float[] source, int first, int count) throws OrtException {
        int size = signature.latentSize();
        latents.clear().put(source, first * size, count * size);
        for (int row = count; row < LEAST_ROWS; row++) {
            latents.put(source, first * size, size);
        }
        return OnnxTensor.createTensor(environment, latents.flip(), new long[] {rows(count), size});
    }

    /** The classes of as many rows as an input; to be closed. */
    OnnxTensor labels(OrtEnvironment environment, long[] source, int first, int count) throws OrtException {
        labels.clear().put(source, first, count);
        for (int row = count; row < LEAST_ROWS; row++) {
            labels.put(source[first]);
        }
        return OnnxTensor.createTensor(environment, labels.flip(), new long[] {rows(count)});
    }

    /** Room for {@code count} images as an output; to be closed. */
    OnnxTensor images(OrtEnvironment environment, int count) throws OrtException {
        images.clear().limit(rows(count) * signature.imageBytes());
        long[] shape = {rows(count), signature.height(), signature.width(), signature.channels()};
        return OnnxTensor.createTensor(environment, images, shape, OnnxJavaType.UINT8);
    }

    private static int rows(int count) {
        return Math.max(count, LEAST_ROWS);
    }

    /** Copies the first {@code count} images to where they belong in a whole answer. */
    void copyImages(int count, byte[] into, int firstImage) {
        int bytes = signature.imageBytes();
        images.clear().get(into, firstImage * bytes, count * bytes);
    }
}

package crescendo.inference.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Direct memory for one run of at most so many rows: ONNX Runtime reads and writes it in place. One run at a time. */
final class Workspace {
    private final Signature signature;
    private final int mostRows;
    private final FloatBuffer latents;
    private final LongBuffer labels;
    private final FloatBuffer shares;
    private final boolean blends;
    private ByteBuffer images;
    private FloatBuffer raw;

    /** @param blends whether the network takes shares of classes in the place of whole ones */
    Workspace(Signature signature, int mostRows, boolean blends) {
        this.signature = signature;
        this.mostRows = mostRows;
        this.blends = blends;
        this.latents = direct(mostRows * 4L * signature.latentSize()).asFloatBuffer();
        this.labels = direct((long) mostRows * Long.BYTES).asLongBuffer();
        this.shares = direct(
                        blends
                                ? (long) mostRows
                                        * Float.BYTES
                                        * signature.classes().size()
                                : 0)
                .asFloatBuffer();
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    /** Tensors of one run by name. */
    record Tensors(Map<String, OnnxTensor> byName) implements AutoCloseable {
        @Override
        public void close() {
            byName.values().forEach(OnnxTensor::close);
        }
    }

    /** The rows of the slices one after the other; what is left of {@code rows} repeats the last. */
    Tensors inputs(OrtEnvironment environment, List<Slice> slices, int rows) throws OrtException {
        latents.clear();
        labels.clear();
        shares.clear();
        slices.forEach(slice -> put(slice.input(), slice.first(), slice.count()));
        Slice last = slices.get(slices.size() - 1);
        int lastRow = last.first() + last.count() - 1;
        while (latents.position() < rows * signature.latentSize()) {
            put(last.input(), lastRow, 1);
        }
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put(
                Signature.LATENTS,
                OnnxTensor.createTensor(environment, latents.flip(), new long[] {rows, signature.latentSize()}));
        if (!signature.classes().isEmpty()) {
            inputs.put(Signature.LABELS, classes(environment, rows));
        }
        return new Tensors(inputs);
    }

    private OnnxTensor classes(OrtEnvironment environment, int rows) throws OrtException {
        long[] shape = {rows, signature.classes().size()};
        return blends
                ? OnnxTensor.createTensor(environment, shares.flip(), shape)
                : OnnxTensor.createTensor(environment, labels.flip(), new long[] {rows});
    }

    private void put(Input input, int first, int count) {
        int size = signature.latentSize();
        latents.put(input.latents(), first * size, count * size);
        if (blends) {
            putShares(input, first, count);
        } else if (!signature.classes().isEmpty()) {
            labels.put(input.labels(), first, count);
        }
    }

    private void putShares(Input input, int first, int count) {
        int classes = signature.classes().size();
        if (input.isBlended()) {
            shares.put(input.shares(), first * classes, count * classes);
            return;
        }
        for (int row = first; row < first + count; row++) {
            for (int i = 0; i < classes; i++) {
                shares.put(i == input.labels()[row] ? 1 : 0);
            }
        }
    }

    /** Room for what any of the slices wants. */
    Tensors outputs(OrtEnvironment environment, List<Slice> slices, int rows) throws OrtException {
        Map<String, OnnxTensor> outputs = new HashMap<>();
        long[] shape = {rows, signature.height(), signature.width(), signature.channels()};
        int length = rows * signature.imageBytes();
        if (slices.stream().anyMatch(slice -> slice.into().wantsImages())) {
            images = images == null ? direct((long) mostRows * signature.imageBytes()) : images;
            outputs.put(
                    Signature.IMAGES,
                    OnnxTensor.createTensor(environment, images.clear().limit(length), shape, OnnxJavaType.UINT8));
        }
        if (slices.stream().anyMatch(slice -> slice.into().wantsRaw())) {
            raw = raw == null || raw.capacity() < length ? direct(4L * length).asFloatBuffer() : raw;
            outputs.put(
                    Signature.RAW,
                    OnnxTensor.createTensor(environment, raw.clear().limit(length), shape));
        }
        return new Tensors(outputs);
    }

    /** Copies what was made to where it belongs. */
    void copy(List<Slice> slices) {
        int size = signature.imageBytes();
        int row = 0;
        for (Slice slice : slices) {
            Output into = slice.into();
            int length = slice.count() * size;
            if (into.wantsImages()) {
                images.get(row * size, into.images(), slice.first() * size, length);
            }
            if (into.wantsRaw()) {
                raw.get(row * size, into.raw(), slice.first() * size, length);
            }
            row += slice.count();
        }
    }
}

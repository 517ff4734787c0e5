package crescendo.inference.runtime.upscaler;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** One side of an upscaler: direct memory that ONNX Runtime reads or writes in place, seen as values of images. */
final class Port {
    private final String name;
    private final Values values;
    private final boolean bytes;
    private final Layout layout;
    private final Colours colours;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    private FloatBuffer floats = FloatBuffer.allocate(0);
    private byte[] row = {};
    private int count;
    private int height;
    private int width;

    /** @param name that it has in the file */
    Port(String name, Values values, Layout layout, Colours colours) {
        this.name = name;
        this.values = values;
        this.bytes = values.type().equals("uint8");
        this.layout = layout;
        this.colours = colours;
    }

    String name() {
        return name;
    }

    /** Makes room for so many patches. */
    void resize(int patches, int high, int wide) {
        count = patches;
        height = high;
        width = wide;
        long length = (long) patches * high * wide * colours.channels() * (bytes ? 1 : Float.BYTES);
        if (memory.capacity() < length) {
            memory = ByteBuffer.allocateDirect(Math.toIntExact(length)).order(ByteOrder.nativeOrder());
        }
        memory.clear().limit((int) length);
        floats = memory.asFloatBuffer();
    }

    /**
     * All that there is room for.
     *
     * @param given little-endian
     * @param type  of them: that of this port, or bytes that stand for the same as numbers do here
     */
    void write(ByteBuffer given, Values type) {
        if (type.type().equals(values.type())) {
            ordered(given.duplicate(), memory.duplicate());
            return;
        }
        for (int i = 0; i < floats.limit(); i++) {
            floats.put(i, given.get(given.position() + i) & 0xff);
        }
    }

    /** All of it, little-endian. */
    ByteBuffer read() {
        ByteBuffer all = ByteBuffer.allocate(memory.limit());
        ordered(memory.duplicate(), all);
        return all.rewind();
    }

    // on machines that are not little-endian themselves, numbers of four bytes are turned
    private void ordered(ByteBuffer from, ByteBuffer to) {
        if (bytes || ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            to.put(from);
        } else {
            while (from.hasRemaining()) {
                to.putInt(Integer.reverseBytes(from.getInt()));
            }
        }
    }

    /** A view of the memory; to be closed. */
    OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
        long[] shape = layout == Layout.NHWC
                ? new long[] {count, height, width, colours.channels()}
                : new long[] {count, colours.channels(), height, width};
        return bytes
                ? OnnxTensor.createTensor(environment, memory, shape, OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, floats, shape);
    }

    /** Makes room for patches and puts them there. */
    void fill(Patches patches) {
        resize(patches.count(), patches.height(), patches.width());
        double step = (values.white() - values.black()) / patches.white();
        for (int patch = 0; patch < count; patch++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int channel = 0; channel < colours.channels(); channel++) {
                        double value = values.black() + step * patches.samples().at(patch, y, x, channel);
                        put(index(patch, y, x, channel), value);
                    }
                }
            }
        }
    }

    private void put(int index, double value) {
        if (bytes) {
            memory.put(index, (byte) Math.round(value));
        } else {
            floats.put(index, (float) value);
        }
    }

    /** A value in [0, white], whatever lies there: beyond black and white it is cut off, and no number is black. */
    int at(int patch, int y, int x, int channel, int white) {
        int index = index(patch, y, x, channel);
        if (bytes && white == 255) {
            return memory.get(index) & 0xff; // most of all: nothing is to be computed
        }
        double value = bytes ? memory.get(index) & 0xff : floats.get(index);
        double share = (value - values.black()) / (values.white() - values.black());
        return (int) (Math.max(0, Math.min(1, share)) * white + 0.5);
    }

    /** Whether a row of it stands as a row of a picture of 8 bits does: bytes, all colours of a pixel together, red first. */
    boolean isPlain() {
        return bytes && layout == Layout.NHWC && colours != Colours.BGR;
    }

    /** Where that is so, some pixels of a row, unsigned. */
    void row(int patch, int y, int x, int pixels, short[] into, int at) {
        int samples = pixels * colours.channels();
        if (row.length < samples) {
            row = new byte[samples];
        }
        memory.get(index(patch, y, x, 0), row, 0, samples);
        for (int i = 0; i < samples; i++) {
            into[at + i] = (short) (row[i] & 0xff);
        }
    }

    private int index(int patch, int y, int x, int channel) {
        int channels = colours.channels();
        int at = colours == Colours.BGR ? channels - 1 - channel : channel;
        return layout == Layout.NHWC
                ? ((patch * height + y) * width + x) * channels + at
                : ((patch * channels + at) * height + y) * width + x;
    }
}

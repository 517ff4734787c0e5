package crescendo.measure.extractor;

import ai.onnxruntime.OnnxTensor;
import crescendo.contracts.Json;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.onnx.Network;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The preprocessing of an extractor that is not ours, as its manifest states it. Images of any shape become squares, as in the
 * reference ports; reals are read at the fakes' size, so both go the same way.
 */
public final class Resizing implements Preprocessing {
    private static final int COLOURS = 3;

    private final ExtractorSpec spec;
    private final ImageInput asked;

    public Resizing(ExtractorSpec spec) {
        this.spec = spec;
        this.asked = spec.input();
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        spec.features().ifPresent(port -> parameters.put("features", port));
        spec.logits().ifPresent(port -> parameters.put("logits", port));
        parameters.put("input", "bilinear " + asked.side() + "x" + asked.side());
        parameters.put("input.centres", Json.text(asked.centres()));
        parameters.put("input.scale", Double.toString(asked.scale()));
        parameters.put("input.shift", Double.toString(asked.shift()));
        return parameters;
    }

    @Override
    public Optional<Input> input(long[] shape) {
        if (shape.length != 4) return Optional.empty();
        boolean first = asked.layout() == Layout.NCHW;
        boolean fits = is(shape[first ? 1 : 3], COLOURS)
                && is(shape[first ? 2 : 1], asked.side())
                && is(shape[first ? 3 : 2], asked.side());
        return fits ? Optional.of(new Input(asked.side(), COLOURS)) : Optional.empty();
    }

    /** Negative where the file leaves it open. */
    private static boolean is(long axis, int wanted) {
        return axis < 0 || axis == wanted;
    }

    @Override
    public void requireReadable(String name, Input input, int height, int width, int colours) throws MetricUndefined {
        if (colours != 1 && colours != COLOURS)
            throw new MetricUndefined(name + " reads images of 1 or 3 colours; these have " + colours);
    }

    @Override
    public int realsSide(Input input, int side) {
        return side;
    }

    @Override
    public Network.Feed feed(Images images, Input input) {
        return feed(UnroundedImages.of(images), input);
    }

    @Override
    public boolean readsWhole() {
        return false;
    }

    @Override
    public Network.Feed feed(UnroundedImages images, Input input) {
        int side = asked.side();
        FloatBuffer values = ByteBuffer.allocateDirect(
                        Math.multiplyExact(images.count(), side * side * COLOURS * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Bilinear rows = Bilinear.of(images.height(), side, asked.centres());
        Bilinear columns = Bilinear.of(images.width(), side, asked.centres());
        float[] plane = new float[side * side];
        for (int image = 0; image < images.count(); image++)
            for (int colour = 0; colour < COLOURS; colour++) {
                resize(images, image, Math.min(colour, images.channels() - 1), rows, columns, plane);
                put(plane, values, image, colour);
            }
        long[] shape = asked.layout() == Layout.NCHW
                ? new long[] {images.count(), COLOURS, side, side}
                : new long[] {images.count(), side, side, COLOURS};
        return environment -> OnnxTensor.createTensor(environment, values, shape);
    }

    private void put(float[] plane, FloatBuffer values, int image, int colour) {
        if (asked.layout() == Layout.NCHW) {
            values.put((image * COLOURS + colour) * plane.length, plane);
            return;
        }
        for (int i = 0; i < plane.length; i++) values.put((image * plane.length + i) * COLOURS + colour, plane[i]);
    }

    private void resize(UnroundedImages images, int image, int colour, Bilinear rows, Bilinear columns, float[] plane) {
        float[] values = images.values();
        int channels = images.channels();
        int stride = images.width() * channels;
        int start = image * images.height() * stride + colour;
        int side = asked.side();
        float scale = (float) asked.scale();
        float shift = (float) asked.shift();
        for (int y = 0; y < side; y++) {
            int upper = start + rows.first()[y] * stride;
            int lower = start + rows.second()[y] * stride;
            for (int x = 0; x < side; x++) {
                int left = columns.first()[x] * channels;
                int right = columns.second()[x] * channels;
                float across = columns.weight()[x];
                float above = mix(values[upper + left], values[upper + right], across);
                float below = mix(values[lower + left], values[lower + right], across);
                plane[y * side + x] = (above + (below - above) * rows.weight()[y]) * scale + shift;
            }
        }
    }

    private static float mix(float one, float other, float weight) {
        return one + (other - one) * weight;
    }
}

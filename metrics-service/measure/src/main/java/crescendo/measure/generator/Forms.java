package crescendo.measure.generator;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.generator.Trial.Made;
import crescendo.measure.onnx.ImagePorts;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What images are, told by looking at some. Functions of numbers. */
final class Forms {
    private static final Values ONE = new Values("float32", 0, 1);
    private static final Values LEVELS = new Values("float32", 0, 255);
    private static final Values SIGNED = new Values("float32", -1, 1);

    /** Beyond it no image goes that runs to 1, were it not cut off. */
    private static final float TOO_BRIGHT = 8;
    /** So far below 0, as a share of what is above, goes no image that begins at 0; also where all are faint, as before training. */
    private static final float TOO_DARK = 0.2f;

    private static final int LEAST_SIDE = 4;
    private static final int LARGEST_SIDE = 4096;
    /** Of all values beyond black and white: a linear output overshoots a little. */
    private static final double CUT_OFF = 0.25;

    private Forms() {}

    /** @throws UnusableNetwork where it is no image, or what it is cannot be told */
    static ImageForm of(Made made, DataType gives, Hints hints) {
        long[] shape = made.shape();
        Layout layout = layout(shape, hints.layout());
        boolean nhwc = layout == Layout.NHWC;
        int height = side(shape[nhwc ? 1 : 2], shape);
        int width = side(shape[nhwc ? 2 : 3], shape);
        Colours colours = ImagePorts.colours((int) shape[nhwc ? 3 : 1], hints.colours());
        for (float value : made.values())
            if (!Float.isFinite(value)) throw new UnusableNetwork("it gives what is no number for some latent");
        Values values = gives == DataType.UINT8 ? Values.BYTES : hints.range().orElseGet(() -> usual(made.values()));
        refuseCutOff(made.values(), values);
        return new ImageForm(layout, height, width, colours, values);
    }

    private static Layout layout(long[] shape, Optional<Layout> said) {
        if (shape.length != 4)
            throw new UnusableNetwork("its output is " + Arrays.toString(shape) + "; images have four axes");
        List<Layout> fitting = Arrays.stream(Layout.values())
                .filter(layout -> isColours(shape[layout == Layout.NHWC ? 3 : 1]))
                .filter(layout -> said.isEmpty() || said.get() == layout)
                .toList();
        if (fitting.size() != 1)
            throw new UnusableNetwork("its output is " + Arrays.toString(shape) + "; "
                    + (fitting.isEmpty()
                            ? "one axis of 1 (grey) or 3 (colours) is needed, "
                                    + said.map(Layout::name).orElse("second or last")
                            : "say whether the colours come second or last (--layout nchw or nhwc)"));
        return fitting.get(0);
    }

    private static boolean isColours(long axis) {
        return axis == 1 || axis == 3;
    }

    private static int side(long side, long[] shape) {
        if (side < LEAST_SIDE || side > LARGEST_SIDE)
            throw new UnusableNetwork("its output is " + Arrays.toString(shape) + "; images have " + LEAST_SIDE + " to "
                    + LARGEST_SIDE + " pixels a side");
        return (int) side;
    }

    private static Values usual(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (most > TOO_BRIGHT) return LEVELS;
        return least < -TOO_DARK * most ? SIGNED : ONE;
    }

    private static void refuseCutOff(float[] values, Values range) {
        double low = Math.min(range.black(), range.white());
        double high = Math.max(range.black(), range.white());
        int beyond = 0;
        for (float value : values) if (value < low || value > high) beyond++;
        double share = (double) beyond / values.length;
        if (share > CUT_OFF)
            throw new UnusableNetwork(String.format(
                    Locale.ROOT,
                    "%.0f %% of its values lie beyond black at %s and white at %s; if it makes images, say what these are"
                            + " (--range BLACK,WHITE)",
                    100 * share,
                    range.black(),
                    range.white()));
    }
}

package crescendo.measure.generator;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.measure.generator.GeneratorPorts.Fed;
import crescendo.measure.generator.Hints.Drawn;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of somebody else's that takes what our generators take: {@code latents} [n, size], float32, standard normal, and
 * where there are classes {@code labels} [n], int64.
 *
 * @param drawn what the latents become before the file sees them
 */
record Wrapped(ForeignFile file, GeneratorPorts ports, Drawn drawn) {
    static final String LATENTS = "latents";
    static final String LABELS = "labels";
    static final String IMAGES = "images";
    static final String RAW = "raw";
    /** What the file gives, as float32 and else as it is. */
    static final String FOUND = "found";

    private static final double HALF = 127.5;

    /** The file with output {@link #FOUND}, to be looked at. @param classes that labels count; 0 where they are not known yet */
    byte[] toLookAt(int classes) {
        Graft graft = fed(classes);
        graft.output(FOUND, found(graft), DataType.FLOAT);
        return graft.file();
    }

    /**
     * The file with the outputs of our generators: {@code raw}, float32 NHWC from −1 (black) to 1 (white), and {@code images}, uint8
     * NHWC, which is round(clip(127.5·raw + 127.5, 0, 255)).
     */
    byte[] asOurs(int classes, ImageForm form) {
        Graft graft = fed(classes);
        String value = found(graft);
        if (form.layout() == Layout.NCHW)
            value = graft.node("Transpose", List.of(value), Graft.attributes("perm", 0, 2, 3, 1));
        if (form.colours() == Colours.BGR)
            value = graft.node("Gather", List.of(value, graft.integers(2, 1, 0)), Graft.attribute("axis", 3));
        double scale = 2 / (form.values().white() - form.values().black());
        String raw = moved(graft, value, scale, -1 - form.values().black() * scale);
        int[] sides = {form.height(), form.width(), form.colours().channels()};
        graft.output(IMAGES, pixels(graft, raw), DataType.UINT8, sides);
        graft.output(RAW, raw, DataType.FLOAT, sides);
        return graft.file();
    }

    private Graft fed(int classes) {
        Graft graft = new Graft(file);
        Fed latents = ports.latents();
        String drawnAs = drawn(graft, graft.input(LATENTS, DataType.FLOAT, latents.size()));
        feed(graft, latents, drawnAs, DataType.FLOAT, 2);
        ports.labels().ifPresent(labels -> {
            String asked = graft.input(LABELS, DataType.INT64);
            if (labels.size() == 1) feed(graft, labels, asked, DataType.INT64, 1);
            else feed(graft, labels, oneHot(graft, asked, Math.max(classes, labels.size())), DataType.FLOAT, 2);
        });
        graft.addFile();
        return graft;
    }

    // a standard normal z lies below x with probability (1 + erf(x/√2)) / 2, so erf(z/√2) is uniform between −1 and 1
    private String drawn(Graft graft, String latents) {
        return drawn == Drawn.NORMAL
                ? latents
                : graft.node("Erf", List.of(graft.node("Mul", List.of(latents, graft.number(Math.sqrt(0.5))))));
    }

    private static String oneHot(Graft graft, String labels, int classes) {
        return graft.node("OneHot", List.of(labels, graft.integers(classes), graft.numbers(0, 1)));
    }

    private static void feed(Graft graft, Fed port, String value, DataType type, int axes) {
        String shaped = value;
        if (port.sides().size() + 1 != axes) {
            List<Long> shape = new ArrayList<>(List.of(-1L));
            shape.addAll(port.sides());
            long[] sides = shape.stream().mapToLong(Long::longValue).toArray();
            shaped = graft.node("Reshape", List.of(value, graft.integers(sides)));
        }
        graft.feed(port.name(), port.type() == type ? shaped : graft.cast(shaped, port.type()));
    }

    private String found(Graft graft) {
        String images = graft.value(ports.images());
        return ports.gives() == DataType.FLOAT ? images : graft.cast(images, DataType.FLOAT);
    }

    private static String moved(Graft graft, String value, double scale, double shift) {
        String scaled = scale == 1 ? value : graft.node("Mul", List.of(value, graft.number(scale)));
        return shift == 0 ? scaled : graft.node("Add", List.of(scaled, graft.number(shift)));
    }

    private static String pixels(Graft graft, String raw) {
        // rounded by cutting off, as there was no Round before opset 11
        String levels = moved(graft, raw, HALF, HALF + 0.5);
        String notBelow = graft.node("Max", List.of(levels, graft.number(0)));
        String within = graft.node("Min", List.of(notBelow, graft.number(255)));
        return graft.cast(graft.node("Floor", List.of(within)), DataType.UINT8);
    }
}

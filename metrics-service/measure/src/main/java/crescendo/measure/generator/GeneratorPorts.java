package crescendo.measure.generator;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.ImagePorts;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where latents and classes go into a file, and where images come out.
 *
 * @param latents as the file takes them
 * @param labels  as it takes classes, where it does
 * @param images  name of the output
 * @param gives   type of the output
 */
record GeneratorPorts(Fed latents, Optional<Fed> labels, String images, DataType gives) {
    private static final Set<DataType> REAL = Set.of(DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE);
    private static final Set<DataType> WHOLE = Set.of(DataType.INT64, DataType.INT32);
    private static final int LARGEST_LATENT = 16_384;

    /**
     * An input.
     *
     * @param type  of its numbers
     * @param sides after the batch; their product is {@code size}
     * @param size  numbers of each sample: of a label 1 where it is a number, else as many as there are classes
     */
    record Fed(String name, DataType type, List<Long> sides, int size) {}

    /** @throws UnusableNetwork where a port is not there, cannot be told, or is of another kind */
    static GeneratorPorts of(FilePorts file, ForeignFile foreign, Hints hints) {
        List<String> others = new ArrayList<>(file.inputs().keySet());
        hints.labels().ifPresent(name -> take(others, "--labels", name, file));
        String latents = hints.latents().orElseGet(() -> onlyReal(others, foreign, file));
        take(others, "--input", latents, file);
        Optional<String> labels = hints.labels().or(() -> only(others, foreign, WHOLE));
        labels.ifPresent(others::remove);
        if (!others.isEmpty())
            throw new UnusableNetwork("the file takes " + FilePorts.shown(file.inputs())
                    + "; latents and one class a sample are what can be served: export it without "
                    + String.join(", ", others) + ", or say which are the classes (--labels PORT)");
        // of a shape that the file does not tell it is found out what it is
        String images = ImagePorts.named(
                "--output-port", hints.images(), file.outputs(), shape -> shape.size() == 4 || shape.isEmpty());
        return new GeneratorPorts(
                latents(latents, file, foreign, hints),
                labels.map(name -> labels(name, file, foreign, hints)),
                images,
                type(images, foreign, Set.of(DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE, DataType.UINT8)));
    }

    private static void take(List<String> others, String option, String name, FilePorts file) {
        if (!others.remove(name))
            throw new UnusableNetwork(option + ": \"" + name + "\" is no input that is left; the file takes "
                    + FilePorts.shown(file.inputs()));
    }

    private static String onlyReal(List<String> inputs, ForeignFile foreign, FilePorts file) {
        return only(inputs, foreign, REAL)
                .orElseThrow(
                        () -> new UnusableNetwork(
                                "the file takes " + FilePorts.shown(file.inputs())
                                        + "; which are the latents cannot be told: say it by --input PORT, and the classes by --labels PORT"));
    }

    private static Optional<String> only(List<String> ports, ForeignFile foreign, Set<DataType> types) {
        List<String> found = ports.stream()
                .filter(port -> types.contains(foreign.type(port)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Fed latents(String name, FilePorts file, ForeignFile foreign, Hints hints) {
        List<Long> sides = sides(name, file);
        long closed = sides.stream().filter(side -> side > 0).reduce(1L, Math::multiplyExact);
        long open = sides.stream().filter(side -> side <= 0).count();
        if (sides.isEmpty() || open > 1)
            throw new UnusableNetwork(name + " is " + file.inputs().get(name)
                    + "; latents of one size are needed, such as [batch, size]");
        long size = hints.size().map(Integer::longValue).orElse(open == 0 ? closed : 0);
        if (size < 1 || size % closed != 0 || open == 0 && size != closed)
            throw new UnusableNetwork("--latent-size: " + name + " is "
                    + file.inputs().get(name)
                    + (hints.size().isPresent() ? ", which is no latent of " + size : "; say how long a latent is"));
        if (size > LARGEST_LATENT)
            throw new UnusableNetwork(name + " is " + file.inputs().get(name) + ", longer than the " + LARGEST_LATENT
                    + " numbers that a latent may have: that looks like an image");
        List<Long> filled =
                sides.stream().map(side -> side > 0 ? side : size / closed).toList();
        return new Fed(name, type(name, foreign, REAL), filled, Math.toIntExact(size));
    }

    /** An open side of whole numbers is one label; one of real numbers has a place for each class. */
    private static Fed labels(String name, FilePorts file, ForeignFile foreign, Hints hints) {
        DataType type = foreign.type(name);
        boolean whole = WHOLE.contains(type);
        if (!whole && !REAL.contains(type))
            throw new UnusableNetwork("--labels: " + name + " is of type " + type + "; numbers are needed");
        long open = whole ? 1 : hints.classes().size();
        List<Long> sides =
                sides(name, file).stream().map(side -> side > 0 ? side : open).toList();
        long size = sides.stream().reduce(1L, Math::multiplyExact);
        if (size < 1
                || size > 1
                        && !hints.classes().isEmpty()
                        && size != hints.classes().size())
            throw new UnusableNetwork(
                    "--classes: " + name + " is " + file.inputs().get(name)
                            + (size < 1
                                    ? "; say how many there are"
                                    : ", and " + hints.classes().size() + " classes were named"));
        return new Fed(name, type, sides, Math.toIntExact(size));
    }

    private static List<Long> sides(String name, FilePorts file) {
        List<Long> shape = file.inputs().get(name);
        return shape.subList(Math.min(1, shape.size()), shape.size());
    }

    private static DataType type(String port, ForeignFile foreign, Set<DataType> allowed) {
        DataType type = foreign.type(port);
        if (!allowed.contains(type)) throw new UnusableNetwork(port + " is of type " + type + "; export it as FLOAT");
        return type;
    }
}

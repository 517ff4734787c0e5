package crescendo.measure.generator;

import crescendo.measure.generator.GeneratorPorts.Fed;
import crescendo.measure.generator.Trial.Made;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds out how an ONNX file makes images of latents: of which size, in which order, what black and white are; and makes it a
 * file that is used as our own.
 */
public final class Probe {
    /** Looked at to tell what black and white are; of small images more. */
    private static final int SEEN = 4;

    private static final int SMALL = 1 << 18;
    private static final int GOLDEN = 8;
    private static final long GOLDEN_VALUES = 1 << 22;
    /** As a share of the range, as the service allows it. */
    private static final float ALIKE = 1e-4f;

    private final OnnxRuntime runtime;
    private final String what;
    private final Wrapped wrapped;
    private final Hints hints;

    private Probe(OnnxRuntime runtime, String what, Wrapped wrapped, Hints hints) {
        this.runtime = runtime;
        this.what = what;
        this.wrapped = wrapped;
        this.hints = hints;
    }

    /**
     * Probes.
     *
     * @param what  names the file in errors
     * @throws UnusableNetwork where it does not fit, with the reason
     */
    public static Probed of(OnnxRuntime runtime, String what, byte[] onnx, Hints hints) {
        ForeignFile file = ForeignFile.of(what, onnx);
        GeneratorPorts ports = GeneratorPorts.of(FilePorts.of(runtime, what, onnx), file, hints);
        return new Probe(runtime, what, new Wrapped(file, ports, hints.drawn()), hints).probed();
    }

    private Probed probed() {
        List<String> classes = classes();
        ImageForm form;
        try (Trial trial = trial(wrapped.toLookAt(classes.size()), classes.size(), Wrapped.FOUND)) {
            form = Forms.of(several(trial), wrapped.ports().gives(), hints);
            refuseTooMany(trial);
        }
        byte[] ours = wrapped.asOurs(classes.size(), form);
        try (Trial trial = trial(ours, classes.size(), Wrapped.RAW, Wrapped.IMAGES)) {
            return sampled(trial, ours, classes, form);
        }
    }

    private Trial trial(byte[] onnx, int classes, String... outputs) {
        return Trial.open(
                runtime,
                what,
                onnx,
                wrapped.ports().latents().size(),
                wrapped.ports().labels().isPresent(),
                classes,
                Set.of(outputs));
    }

    private List<String> classes() {
        if (!hints.classes().isEmpty() && wrapped.ports().labels().isEmpty())
            throw new UnusableNetwork("--classes: the file has no input for classes; it takes "
                    + wrapped.ports().latents().name() + " alone");
        if (!hints.classes().isEmpty() || wrapped.ports().labels().isEmpty()) return hints.classes();
        int places = wrapped.ports().labels().map(Fed::size).orElseThrow();
        return IntStream.range(0, places > 1 ? places : counted())
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Samples are drawn of a few classes only, so that the last is tried by itself. */
    private void refuseTooMany(Trial trial) {
        int named = hints.classes().size();
        if (named > 0 && !ClassCount.takes(trial, named - 1))
            throw new UnusableNetwork("--classes: " + named + " were named, and the file fails on the class "
                    + (named - 1) + "; leave the option out to have them counted");
    }

    private int counted() {
        // any number will do for what is not drawn by it
        try (Trial trial = trial(wrapped.toLookAt(0), 1, Wrapped.FOUND)) {
            return ClassCount.of(trial);
        }
    }

    /** Several images at once, which a file with a fixed first axis may not make. */
    private static Made several(Trial trial) {
        Made made;
        try {
            made = trial.run(0, SEEN);
            made = made.values().length > SMALL ? made : trial.run(0, 4 * SEEN);
        } catch (UnusableNetwork refused) {
            throw new UnusableNetwork(
                    "it does not make " + SEEN + " images at once; export it with an open first axis: "
                            + refused.getMessage(),
                    refused);
        }
        if (made.shape().length > 0 && made.shape()[0] % SEEN != 0)
            throw new UnusableNetwork("it makes " + Arrays.toString(made.shape())
                    + " of several latents; export it with an open" + " first axis");
        return made;
    }

    private Probed sampled(Trial trial, byte[] ours, List<String> classes, ImageForm form) {
        long each = (long) form.height() * form.width() * form.colours().channels();
        int count = (int) Math.max(2, Math.min(GOLDEN, GOLDEN_VALUES / each));
        Made golden = trial.run(0, count);
        refuseUnlike(
                golden.values(),
                trial.run(0, count).values(),
                "it makes other images of the same latents each time; export it with constant noise");
        Made pair = trial.run(0, 2);
        refuseUnlike(
                Arrays.copyOf(golden.values(), pair.values().length),
                pair.values(),
                "an image depends on the others of its batch; export it in evaluation mode");
        refuseSame(golden, (int) each);
        GeneratorPorts ports = wrapped.ports();
        List<String> names = new ArrayList<>(List.of(ports.latents().name(), ports.images()));
        ports.labels().map(Fed::name).ifPresent(names::add);
        return new Probed(
                ours,
                names,
                ports.latents().size(),
                classes,
                form,
                Probed.golden(trial, count, golden),
                count,
                shown(trial, form, (int) each));
    }

    private static void refuseUnlike(float[] one, float[] other, String reason) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        float worst = 0;
        for (int i = 0; i < one.length; i++) {
            least = Math.min(least, one[i]);
            most = Math.max(most, one[i]);
            worst = Math.max(worst, Math.abs(one[i] - other[i]));
        }
        if (!(worst <= ALIKE * (most - least))) throw new UnusableNetwork(reason);
    }

    private static void refuseSame(Made made, int each) {
        byte[] images = made.bytes();
        for (int i = each; i < images.length; i++) if (images[i] != images[i % each]) return;
        throw new UnusableNetwork("it makes the same image of every latent");
    }

    /** As many as fill a square, in runs that are small enough. */
    private static byte[] shown(Trial trial, ImageForm form, int each) {
        int columns = columns(form);
        byte[] shown = new byte[Math.multiplyExact(columns * columns, each)];
        for (int first = 0; first < columns * columns; first += columns) {
            byte[] made = trial.run(first, columns).bytes();
            System.arraycopy(made, 0, shown, first * each, made.length);
        }
        return shown;
    }

    /** Images in a row of those that are to be seen, and rows of them. */
    private static int columns(ImageForm form) {
        int side = Math.max(form.height(), form.width());
        if (side > 512) return 2;
        return side > 128 ? 4 : 8;
    }
}

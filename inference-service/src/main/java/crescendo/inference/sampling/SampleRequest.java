package crescendo.inference.sampling;

import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Limits;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import crescendo.inference.sampling.SampleRequestReader.Asked;
import crescendo.inference.sampling.walk.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: samples of a seed, or images of latents, or of a walk from these.
 *
 * @param count      of images
 * @param seed       absent where any will do
 * @param first      sample of the seed
 * @param latents    a row each stop of the walk, in place of a seed
 * @param truncation of the seed's latents
 * @param labels     classes by name or number; where absent, they follow from the seed like latents
 * @param walk       how the images come of the latents
 * @param version    or an alias; the newest where absent
 * @param format     absent where the Accept header decides
 * @param fps        images a second, of what moves
 */
public record SampleRequest(
        int count,
        Optional<Long> seed,
        long first,
        Optional<List<float[]>> latents,
        Optional<Double> truncation,
        Optional<Asked> labels,
        Walk walk,
        Optional<Name> version,
        Optional<Format> format,
        int fps) {
    /** Bytes of a class that is named or numbered shortly, and of where it is kept. */
    private static final long TEXT = 64;

    /** What is wrong with asking this of such a generator. */
    List<Fault> faults(Signature signature, Limits limits) {
        List<Fault> faults = new ArrayList<>();
        long fitting = limits.pixels() / signature.pixels();
        if (count > fitting) {
            String field = latents.isPresent() && walk instanceof Walk.Still ? "latents" : "count";
            faults.add(new Fault(
                    field,
                    count + " images of " + signature.height() + " × " + signature.width() + " are too many pixels",
                    "use 1 to " + fitting));
        }
        List<float[]> rows = latents.orElse(List.of());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != signature.latentSize()) {
                faults.add(new Fault(
                        "latents[" + i + "]",
                        rows.get(i).length + " numbers are not allowed",
                        "use " + signature.latentSize()));
            }
        }
        if (walk instanceof Walk.Sweep sweep && sweep.variable() >= signature.latentSize()) {
            faults.add(new Fault(
                    "sweep.variable",
                    sweep.variable() + " is not allowed",
                    "use a whole number from 0 to " + (signature.latentSize() - 1)));
        }
        if (walk instanceof Walk.Between between
                && between.blends()
                && signature.classes().isEmpty()) {
            faults.add(notBlended("this model knows no classes"));
        }
        faults.addAll(labelFaults(signature));
        return faults;
    }

    /** What is wrong with blending classes. */
    static Fault notBlended(String reason) {
        return new Fault(
                WalkReader.INTERPOLATION + "." + WalkReader.CLASSES,
                "\"blend\" is not allowed",
                "leave it out: " + reason);
    }

    private List<Fault> labelFaults(Signature signature) {
        List<String> classes = signature.classes();
        if (classes.isEmpty()) {
            return labels.stream()
                    .map(asked -> new Fault(
                            asked.all() ? "label" : "labels",
                            shown(asked) + " is not allowed",
                            "leave it out: this model knows no classes"))
                    .toList();
        }
        String allowed = "use one of " + String.join(", ", classes) + ", or 0 to " + (classes.size() - 1);
        if (labels.isEmpty()) {
            return latents.isPresent() ? List.of(new Fault("label", "missing beside latents", allowed)) : List.of();
        }
        Asked asked = labels.get();
        int stops = walk.stops(count);
        if (!asked.all() && asked.classes().size() != stops) {
            return List.of(new Fault(
                    "labels", asked.classes().size() + " classes are not allowed", "use " + stops + ", one a latent"));
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < asked.classes().size() && faults.size() < Fields.MOST_FAULTS; i++) {
            String wanted = asked.classes().get(i);
            if (signature.label(wanted).isEmpty()) {
                faults.add(new Fault(
                        asked.field(i), "\"" + Fields.shown(wanted) + "\" is no class of this model", allowed));
            }
        }
        return faults;
    }

    private static String shown(Asked asked) {
        return asked.all() ? "\"" + Fields.shown(asked.classes().get(0)) + "\"" : "a list of classes";
    }

    /** The same with a seed that is given, where one is needed. */
    SampleRequest seeded(long otherwise) {
        return latents.isPresent() || seed.isPresent()
                ? this
                : new SampleRequest(
                        count, Optional.of(otherwise), first, latents, truncation, labels, walk, version, format, fps);
    }

    /**
     * What goes into such a generator, which finds no faults with it.
     *
     * @param goOn run before each row that takes long to draw; what it throws ends that
     */
    Input input(Signature signature, Runnable goOn) {
        int size = signature.latentSize();
        int stops = walk.stops(count);
        float[] rows = walk.latents(stops(stops, size, goOn), size, count);
        int classes = signature.classes().size();
        if (classes == 0) {
            return Input.of(rows);
        }
        long[] ofStops = labels.map(asked -> numbers(asked, signature, stops))
                .orElseGet(() -> Labels.uniform(seed.orElseThrow(), first, stops, classes));
        return walk instanceof Walk.Between between && between.blends() && differ(ofStops)
                ? Input.blended(rows, between.shares(ofStops, classes, count))
                : new Input(rows, nearest(ofStops));
    }

    private static boolean differ(long[] classes) {
        return Arrays.stream(classes).distinct().count() > 1;
    }

    private long[] nearest(long[] ofStops) {
        long[] all = new long[count];
        for (int k = 0; k < count; k++) {
            all[k] = ofStops[walk.nearest(k, count)];
        }
        return all;
    }

    private static long[] numbers(Asked asked, Signature signature, int stops) {
        long[] numbers = new long[stops];
        for (int i = 0; i < stops; i++) {
            String wanted = asked.classes().get(asked.all() ? 0 : i);
            numbers[i] = signature.label(wanted).orElseThrow();
        }
        return numbers;
    }

    private float[] stops(int stops, int size, Runnable goOn) {
        if (latents.isEmpty()) {
            return truncation
                    .map(threshold -> truncated(stops, size, threshold, goOn))
                    .orElseGet(() -> Latents.normal(seed.orElseThrow(), first, stops, size));
        }
        float[] rows = new float[Math.multiplyExact(stops, size)];
        for (int i = 0; i < stops; i++) {
            System.arraycopy(latents.get().get(i), 0, rows, i * size, size);
        }
        return rows;
    }

    // The narrower they are, the more often each component is drawn again.
    private float[] truncated(int stops, int size, double threshold, Runnable goOn) {
        float[] rows = new float[Math.multiplyExact(stops, size)];
        for (int i = 0; i < stops; i++) {
            goOn.run();
            float[] row = Latents.truncated(seed.orElseThrow(), first + i, 1, size, threshold);
            System.arraycopy(row, 0, rows, i * size, size);
        }
        return rows;
    }

    /** Bytes of the latents and the classes that were read. */
    public long bytes() {
        long rows = latents.stream()
                .flatMap(List::stream)
                .mapToLong(row -> (long) Float.BYTES * row.length)
                .sum();
        return rows + TEXT * labels.map(asked -> asked.classes().size()).orElse(0);
    }

    /** A name for image {@code k}, the same for the same sample. */
    public String nameOf(int k) {
        if (!(walk instanceof Walk.Still)) {
            return String.format("step-%06d", k);
        }
        return seed.map(s -> String.format("seed-%d-sample-%06d", s, first + k))
                .orElseGet(() -> String.format("sample-%06d", k));
    }
}

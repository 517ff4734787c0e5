package crescendo.inference.sampling;

import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Limits;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: samples of a seed, or images of latents.
 *
 * @param count   of images
 * @param seed    absent where any will do
 * @param first   sample of the seed
 * @param latents a row each image, in place of a seed
 * @param label   of every image, a class by name or number; where absent, classes follow from the seed like latents
 * @param version or an alias; the newest where absent
 * @param format  absent where the Accept header decides
 */
public record SampleRequest(
        int count,
        Optional<Long> seed,
        long first,
        Optional<List<float[]>> latents,
        Optional<String> label,
        Optional<Name> version,
        Optional<Format> format) {

    /** What is wrong with asking this of such a generator. */
    List<Fault> faults(Signature signature, Limits limits) {
        List<Fault> faults = new ArrayList<>();
        long fitting = limits.pixels() / signature.pixels();
        if (count > fitting) {
            String field = latents.isPresent() ? "latents" : "count";
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
        labelFault(signature).ifPresent(faults::add);
        return faults;
    }

    private Optional<Fault> labelFault(Signature signature) {
        List<String> classes = signature.classes();
        if (classes.isEmpty()) {
            return label.map(wanted ->
                    new Fault("label", shown(wanted) + " is not allowed", "leave it out: this model knows no classes"));
        }
        String allowed = "use one of " + String.join(", ", classes) + ", or 0 to " + (classes.size() - 1);
        if (label.isEmpty() && latents.isPresent()) {
            return Optional.of(new Fault("label", "missing beside latents", allowed));
        }
        return label.filter(wanted -> signature.label(wanted).isEmpty())
                .map(wanted -> new Fault("label", shown(wanted) + " is no class of this model", allowed));
    }

    private static String shown(String wanted) {
        return "\"" + wanted + "\"";
    }

    /** The same with a seed that is given, where one is needed. */
    SampleRequest seeded(long otherwise) {
        return latents.isPresent() || seed.isPresent()
                ? this
                : new SampleRequest(count, Optional.of(otherwise), first, latents, label, version, format);
    }

    /** What goes into such a generator, which finds no faults with it. */
    Input input(Signature signature) {
        return new Input(rows(signature), labels(signature));
    }

    private long[] labels(Signature signature) {
        int classes = signature.classes().size();
        if (classes == 0) {
            return new long[0];
        }
        if (label.isEmpty()) {
            return Labels.uniform(seed.orElseThrow(), first, count, classes);
        }
        long[] labels = new long[count];
        Arrays.fill(labels, signature.label(label.get()).orElseThrow());
        return labels;
    }

    private float[] rows(Signature signature) {
        int size = signature.latentSize();
        if (latents.isEmpty()) {
            return Latents.normal(seed.orElseThrow(), first, count, size);
        }
        float[] input = new float[Math.multiplyExact(count, size)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(latents.get().get(i), 0, input, i * size, size);
        }
        return input;
    }

    /** A name for image {@code k}, the same for the same sample. */
    public String nameOf(int k) {
        return seed.map(s -> String.format("seed-%d-sample-%06d", s, first + k))
                .orElseGet(() -> String.format("sample-%06d", k));
    }
}

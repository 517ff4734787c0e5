package crescendo.inference.sampling;

import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Fault;
import crescendo.inference.batch.Limits;
import crescendo.inference.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: samples of a seed, or images of latents.
 *
 * @param count   of images
 * @param seed    absent where any will do
 * @param first   sample of the seed
 * @param latents a row each image, in place of a seed
 * @param version or an alias; the newest where absent
 * @param format  absent where the Accept header decides
 */
public record SampleRequest(
        int count,
        Optional<Long> seed,
        long first,
        Optional<List<float[]>> latents,
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
        return faults;
    }

    /** The same with a seed that is given, where one is needed. */
    SampleRequest seeded(long otherwise) {
        return latents.isPresent() || seed.isPresent()
                ? this
                : new SampleRequest(count, Optional.of(otherwise), first, latents, version, format);
    }

    /** What goes into the generator: float32, count × latent size. */
    float[] input(Signature signature) {
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

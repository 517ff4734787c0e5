package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the steps of a recipe are computed: in which numbers, and divided, where they are larger than one device.
 *
 * @param precision of the numbers that convolutions multiply
 * @param microBatch by resolution: images that are trained at once, the gradients of the minibatch being summed; 0 for all of
 *     them; where it names no resolution at all, the trainer chooses what fits its memory when it claims the job
 * @param towers devices that share each of these batches, with one set of variables
 * @param statistics where a network compares images with each other
 */
public record Execution(
        Precision precision, SortedMap<Integer, Integer> microBatch, int towers, Statistics statistics) {
    /** All but the products within convolutions, weights, sums and averages included, is float32 always. */
    public enum Precision {
        /** float32. */
        @JsonProperty("full")
        FULL,
        /** bfloat16: as many exponents as float32, 8 significant bits. */
        @JsonProperty("bfloat16")
        BFLOAT16,
        /** float16, 11 significant bits, with dynamic loss scaling (Micikevicius et al. 2018). */
        @JsonProperty("float16")
        FLOAT16,
        /** Chosen when the job is first claimed, and kept from then on: bfloat16 where the processor has it, else full. */
        @JsonProperty("auto")
        AUTO
    }

    /** What the images of a batch are compared within, where several devices share it. */
    public enum Statistics {
        /** The share of one device. */
        @JsonProperty("tower")
        TOWER,
        /** The whole batch, which the devices exchange for it. */
        @JsonProperty("all")
        ALL
    }

    /** Whole minibatches on one device, in float32. */
    public static final Execution PLAIN = new Execution(Precision.FULL, new TreeMap<>(), 1, Statistics.TOWER);

    public Execution {
        microBatch = Collections.unmodifiableSortedMap(new TreeMap<>(microBatch));
    }

    /** Whether the trainer chooses how many images are trained at once. */
    public boolean fitsMemory() {
        return microBatch.isEmpty();
    }

    /** The same with what was chosen, by resolution. */
    public Execution withMicroBatch(SortedMap<Integer, Integer> chosen) {
        return new Execution(precision, chosen, towers, statistics);
    }

    /** Images of a minibatch that are trained at once. */
    public int atOnce(int resolution, int minibatch) {
        int asked = microBatch.getOrDefault(resolution, 0);
        return asked == 0 ? minibatch : Math.min(asked, minibatch);
    }
}

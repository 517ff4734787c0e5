package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the steps of a recipe are computed: what is larger than one device is divided.
 *
 * @param microBatch by resolution: images that are trained at once, the gradients of the minibatch being summed; 0 for all of them
 * @param towers devices that share each of these batches, with one set of variables
 * @param statistics where a network compares images with each other
 */
public record Execution(SortedMap<Integer, Integer> microBatch, int towers, Statistics statistics) {
    /** What the images of a batch are compared within, where several devices share it. */
    public enum Statistics {
        /** The share of one device. */
        @JsonProperty("tower")
        TOWER,
        /** The whole batch, which the devices exchange for it. */
        @JsonProperty("all")
        ALL
    }

    public Execution {
        microBatch = Collections.unmodifiableSortedMap(new TreeMap<>(microBatch));
    }

    /** Images of a minibatch that are trained at once. */
    public int atOnce(int resolution, int minibatch) {
        int asked = microBatch.getOrDefault(resolution, 0);
        return asked == 0 ? minibatch : Math.min(asked, minibatch);
    }
}

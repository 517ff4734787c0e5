package crescendo.trainer.engine;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step found, by name; what a slash precedes is a group. Adversarial runs know {@code losses/discriminator} and
 * {@code losses/generator}, {@code scores/reals} and {@code scores/fakes} (means over the minibatch), {@code gradients/discriminator}
 * and {@code gradients/generator} (Euclidean norms over all parameters), {@code penalty} (as it enters the loss, at steps where
 * one does) and {@code learningRate/…}; classifiers {@code losses/classifier} and {@code accuracy}; upscalers {@code pixels}, the distance
 * in pixels, where it is not all of the loss.
 */
public record Figures(Map<String, Double> byName) {
    private static final String LOSSES = "losses/";

    public Figures {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** These and more. */
    public Figures with(Map<String, Double> more) {
        Map<String, Double> all = new TreeMap<>(byName);
        all.putAll(more);
        return new Figures(all);
    }

    /** The losses alone, by the network that lowers them. */
    public Map<String, Double> losses() {
        Map<String, Double> losses = new TreeMap<>();
        byName.forEach((name, figure) -> {
            if (name.startsWith(LOSSES)) {
                losses.put(name.substring(LOSSES.length()), figure);
            }
        });
        return losses;
    }

    /** False once a loss is NaN or infinite: the run is lost, and its state is not to be kept. */
    public boolean finite() {
        return losses().values().stream().allMatch(Double::isFinite);
    }
}

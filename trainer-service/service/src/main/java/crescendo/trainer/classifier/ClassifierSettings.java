package crescendo.trainer.classifier;

import crescendo.trainer.model.Classifier;
import crescendo.trainer.optimise.AdamSettings;

/**
 * All that steers a classifier's run beside its schedule and its images.
 *
 * @param mirror whether each image is mirrored half of the time
 * @param seed of the initial weights and the mirroring
 * @param threads TensorFlow's; the first run of a process decides for all
 */
public record ClassifierSettings(Classifier network, AdamSettings adam, boolean mirror, long seed, int threads) {
    public ClassifierSettings {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
}

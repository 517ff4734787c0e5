package crescendo.trainer.model.conditioning;

import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import java.util.Optional;

/**
 * AC-GAN (Odena et al. 2017) in the form of Karras et al. 2018: the last layer has one output for the score and one for each
 * class. It is not told the labels; the losses ask whether it finds them.
 */
public record AuxiliaryClassifier(int classes) implements Conditioning {
    public AuxiliaryClassifier {
        if (classes < 2) throw new IllegalArgumentException("classes must be at least 2, not " + classes);
    }

    @Override
    public <T> Heads<T> judge(Ops<T> ops, T features, int width, Optional<T> labels) {
        T heads = ops.bias(ops.dense(features, 1 + classes, Gain.LINEAR, "4x4/score"), "4x4/score");
        return new Heads<>(ops.channels(heads, 0, 1), Optional.of(ops.channels(heads, 1, classes)));
    }
}

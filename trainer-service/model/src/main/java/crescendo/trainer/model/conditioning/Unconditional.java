package crescendo.trainer.model.conditioning;

import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import java.util.Optional;

/** A score alone: images have no classes. */
public record Unconditional() implements Conditioning {
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public <T> Heads<T> judge(Ops<T> ops, T features, int width, Optional<T> labels) {
        if (labels.isPresent()) throw new IllegalArgumentException("an unconditional discriminator takes no labels");
        return Heads.score(ops.bias(ops.dense(features, 1, Gain.LINEAR, "4x4/score"), "4x4/score"));
    }
}

package crescendo.trainer.model.conditioning;

import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import java.util.Optional;

/** Projection discriminator (Miyato and Koyama 2018): the score, and the inner product of the features with a vector of the class. */
public record Projection(int classes) implements Conditioning {
    public Projection {
        if (classes < 2) throw new IllegalArgumentException("classes must be at least 2, not " + classes);
    }

    @Override
    public <T> Heads<T> judge(Ops<T> ops, T features, int width, Optional<T> labels) {
        T given = labels.orElseThrow(() -> new IllegalArgumentException("a projection discriminator needs labels"));
        T alone = ops.bias(ops.dense(features, 1, Gain.LINEAR, "4x4/score"), "4x4/score");
        // at run time N(0, 1/width), as the weights of the score: the sum is over the width, not over the classes
        Gain gain = new Gain(Math.sqrt((double) classes / width));
        T ofClass = ops.dense(given, width, gain, "4x4/embedding");
        return Heads.score(ops.add(alone, ops.innerProduct(ofClass, features)));
    }
}

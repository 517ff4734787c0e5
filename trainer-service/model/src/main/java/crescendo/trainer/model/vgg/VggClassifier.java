package crescendo.trainer.model.vgg;

import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Resolution;

/**
 * A classifier of stacked convolutions, Simonyan and Zisserman 2015, with one hidden layer where theirs has two of 4096 units: its layers are what
 * it is trained for.
 *
 * @param resolution the side of the images, a power of two
 * @param colours 1 or 3
 * @param classes at least 2
 * @param plan of its convolutions, at most log2(resolution) blocks
 * @param features units of the hidden layer
 */
public record VggClassifier(int resolution, int colours, int classes, VggPlan plan, int features)
        implements Classifier {
    private static final Gain RECTIFIED = Gain.RECTIFIED.atStart();
    private static final Gain LINEAR = Gain.LINEAR.atStart();

    public VggClassifier {
        Resolution.checked(resolution);
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
        if (classes < 2) throw new IllegalArgumentException("classes must be at least 2, not " + classes);
        if (features < 1) throw new IllegalArgumentException("features must be at least 1, not " + features);
        if (resolution >> plan.channels().size() < 1)
            throw new IllegalArgumentException("the plan must have at most "
                    + Integer.numberOfTrailingZeros(resolution) + " blocks at resolution " + resolution + ", not "
                    + plan.channels().size());
    }

    @Override
    public <T> Heads<T> classify(Ops<T> ops, T images) {
        T x = ops.maxPool2(ops.relu(plan.until(ops, images, plan.last())));
        T seen = ops.relu(ops.bias(ops.dense(ops.flatten(x), features, RECTIFIED, "hidden"), "hidden"));
        return new Heads<>(seen, ops.bias(ops.dense(seen, classes, LINEAR, "logits"), "logits"));
    }
}

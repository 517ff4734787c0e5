package crescendo.trainer.tower;

import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.ops.tf.TfOps;
import java.util.List;
import org.tensorflow.types.family.TFloating;

/** One application of a network on several devices: each operation on each share, where the share is. */
public final class TowerOps<F extends TFloating> implements Ops<Shares<F>> {
    private final Towers<F> towers;
    private final List<TfOps<F>> each;
    private final TfOps<F> whole;

    TowerOps(Towers<F> towers, List<TfOps<F>> each, TfOps<F> whole) {
        this.towers = towers;
        this.each = each;
        this.whole = whole;
    }

    @Override
    public Shares<F> dense(Shares<F> x, int units, Gain gain, String name) {
        return x.map((tower, share) -> each.get(tower).dense(share, units, gain, name));
    }

    @Override
    public Shares<F> conv(Shares<F> x, int kernel, int channels, Gain gain, String name) {
        return x.map((tower, share) -> each.get(tower).conv(share, kernel, channels, gain, name));
    }

    @Override
    public Shares<F> bias(Shares<F> x, String name) {
        return x.map((tower, share) -> each.get(tower).bias(share, name));
    }

    @Override
    public Shares<F> relu(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).relu(share));
    }

    @Override
    public Shares<F> leakyRelu(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).leakyRelu(share));
    }

    @Override
    public Shares<F> prelu(Shares<F> x, String name) {
        return x.map((tower, share) -> each.get(tower).prelu(share, name));
    }

    @Override
    public Shares<F> batchNorm(Shares<F> x, String name) {
        throw new UnsupportedOperationException("towers do not share what normalisation follows; train on one device");
    }

    @Override
    public Shares<F> pixelNorm(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).pixelNorm(share));
    }

    @Override
    public Shares<F> upsample(Shares<F> x, int factor) {
        return x.map((tower, share) -> each.get(tower).upsample(share, factor));
    }

    @Override
    public Shares<F> pixelShuffle(Shares<F> x, int factor) {
        return x.map((tower, share) -> each.get(tower).pixelShuffle(share, factor));
    }

    @Override
    public Shares<F> times(Shares<F> x, double factor) {
        return x.map((tower, share) -> each.get(tower).times(share, factor));
    }

    @Override
    public Shares<F> downsample2(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).downsample2(share));
    }

    @Override
    public Shares<F> maxPool2(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).maxPool2(share));
    }

    @Override
    public Shares<F> minibatchStdDev(Shares<F> x, int group) {
        if (towers.statistics() == Statistics.ALL) return towers.shared(whole.minibatchStdDev(towers.whole(x), group));
        return x.map((tower, share) -> each.get(tower).minibatchStdDev(share, group));
    }

    @Override
    public Shares<F> toGrid(Shares<F> x, int height, int width) {
        return x.map((tower, share) -> each.get(tower).toGrid(share, height, width));
    }

    @Override
    public Shares<F> flatten(Shares<F> x) {
        return x.map((tower, share) -> each.get(tower).flatten(share));
    }

    @Override
    public Shares<F> concatChannels(Shares<F> x, Shares<F> more) {
        return x.map((tower, share) ->
                each.get(tower).concatChannels(share, more.parts().get(tower)));
    }

    @Override
    public Shares<F> channels(Shares<F> x, int first, int count) {
        return x.map((tower, share) -> each.get(tower).channels(share, first, count));
    }

    @Override
    public Shares<F> add(Shares<F> x, Shares<F> y) {
        return x.map((tower, share) -> each.get(tower).add(share, y.parts().get(tower)));
    }

    @Override
    public Shares<F> innerProduct(Shares<F> x, Shares<F> y) {
        return x.map(
                (tower, share) -> each.get(tower).innerProduct(share, y.parts().get(tower)));
    }

    @Override
    public Shares<F> lerp(Shares<F> from, Shares<F> to, Shares<F> weight) {
        return from.map((tower, share) -> each.get(tower)
                .lerp(share, to.parts().get(tower), weight.parts().get(tower)));
    }

    @Override
    public Shares<F> upsampleConv(Shares<F> x, int kernel, int channels, Gain gain, String name) {
        return x.map((tower, share) -> each.get(tower).upsampleConv(share, kernel, channels, gain, name));
    }

    @Override
    public Shares<F> convDownsample(Shares<F> x, int kernel, int channels, Gain gain, String name) {
        return x.map((tower, share) -> each.get(tower).convDownsample(share, kernel, channels, gain, name));
    }
}

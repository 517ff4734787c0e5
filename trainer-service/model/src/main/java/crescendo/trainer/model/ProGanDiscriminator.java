package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;
import crescendo.trainer.model.conditioning.Conditioning;
import crescendo.trainer.model.conditioning.Unconditional;
import java.util.Optional;

/**
 * The growing discriminator of Karras et al. 2018, section 2, 3 and table 2.
 *
 * <p>The mirror of {@link ProGanGenerator}: while a resolution fades in, its features are blended with those the next lower
 * resolution reads from the shrunken image. The deviation within groups of four images, seen at 4×4, tells it of variety.
 */
public record ProGanDiscriminator(ChannelPlan channels, int colours, BaseShape base, Conditioning conditioning)
        implements Discriminator {
    /** Images that are compared for their variety. */
    public static final int GROUP = 4;

    /** Of square images. */
    public ProGanDiscriminator(ChannelPlan channels, int colours) {
        this(channels, colours, BaseShape.SQUARE);
    }

    /** Of images without classes. */
    public ProGanDiscriminator(ChannelPlan channels, int colours, BaseShape base) {
        this(channels, colours, base, new Unconditional());
    }

    public ProGanDiscriminator {
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
    }

    @Override
    public int classes() {
        return conditioning.classes();
    }

    @Override
    public <T> Heads<T> judge(Ops<T> ops, T images, Optional<T> labels, int resolution, T alpha) {
        T x = fromColours(ops, images, Resolution.checked(resolution));
        if (resolution > Resolution.LOWEST) {
            T coarse = fromColours(ops, ops.downsample2(images), resolution / 2);
            x = ops.lerp(coarse, shrunk(ops, x, resolution), alpha);
        }
        for (int side = resolution / 2; side > Resolution.LOWEST; side /= 2) x = shrunk(ops, x, side);
        return conditioning.judge(ops, last(ops, x), channels.at(Resolution.LOWEST), labels);
    }

    private <T> T fromColours(Ops<T> ops, T images, int side) {
        String name = Resolution.scope(side) + "fromColours";
        return rectified(ops, ops.conv(images, 1, channels.at(side), Gain.RECTIFIED, name), name);
    }

    private <T> T shrunk(Ops<T> ops, T x, int side) {
        String first = Resolution.scope(side) + "conv0";
        String second = Resolution.scope(side) + "conv1";
        x = rectified(ops, ops.conv(x, 3, channels.at(side), Gain.RECTIFIED, first), first);
        // the mean comes before the activation, as in the code behind the paper's numbers
        return rectified(ops, ops.convDownsample(x, 3, channels.at(side / 2), Gain.RECTIFIED, second), second);
    }

    private <T> T last(Ops<T> ops, T x) {
        int width = channels.at(Resolution.LOWEST);
        x = ops.minibatchStdDev(x, GROUP);
        x = rectified(ops, ops.conv(x, 3, width, Gain.RECTIFIED, "4x4/conv"), "4x4/conv");
        return rectified(ops, ops.dense(ops.flatten(x), width, Gain.RECTIFIED, "4x4/dense"), "4x4/dense");
    }

    private <T> T rectified(Ops<T> ops, T x, String name) {
        return ops.leakyRelu(ops.bias(x, name));
    }
}

package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;
import java.util.Optional;

/**
 * The growing generator of Karras et al. 2018, section 2 and table 2.
 *
 * <p>Every resolution owns two 3×3 convolutions and a 1×1 convolution to colours. While a resolution fades in, its image is
 * blended with the upsampled image of the one before. Where images have classes, the one-hot label is appended to the latent,
 * before the two are normalised as one vector.
 *
 * @param classes that can be asked for; 0 for none
 */
public record ProGanGenerator(ChannelPlan channels, int latentSize, int colours, BaseShape base, int classes)
        implements Generator {
    /** Of square images. */
    public ProGanGenerator(ChannelPlan channels, int latentSize, int colours) {
        this(channels, latentSize, colours, BaseShape.SQUARE);
    }

    /** Of images without classes. */
    public ProGanGenerator(ChannelPlan channels, int latentSize, int colours, BaseShape base) {
        this(channels, latentSize, colours, base, 0);
    }

    public ProGanGenerator {
        if (latentSize < 1) throw new IllegalArgumentException("latentSize must be at least 1, not " + latentSize);
        if (classes < 0 || classes == 1)
            throw new IllegalArgumentException("classes must be 0 or at least 2, not " + classes);
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
    }

    @Override
    public <T> T generate(Ops<T> ops, T latent, Optional<T> labels, int resolution, T alpha) {
        Resolution.checked(resolution);
        T coarse = null;
        T x = first(ops, given(ops, latent, labels));
        for (int side = Resolution.LOWEST * 2; side <= resolution; side *= 2) {
            coarse = x;
            x = grown(ops, x, side);
        }
        T image = toColours(ops, x, resolution);
        return coarse == null ? image : ops.lerp(ops.upsample2(toColours(ops, coarse, resolution / 2)), image, alpha);
    }

    private <T> T given(Ops<T> ops, T latent, Optional<T> labels) {
        if (labels.isPresent() != classes > 0)
            throw new IllegalArgumentException(
                    "a generator of " + classes + " classes " + (classes > 0 ? "needs labels" : "takes no labels"));
        return labels.map(label -> ops.concatChannels(latent, label)).orElse(latent);
    }

    private <T> T first(Ops<T> ops, T latent) {
        int width = channels.at(Resolution.LOWEST);
        // √2/4 in the paper: makes up for the 16 pixels that share a latent
        Gain shared = new Gain(Math.sqrt(2) / Math.sqrt(base.pixels()));
        T x = ops.dense(ops.pixelNorm(latent), base.pixels() * width, shared, "4x4/dense");
        x = normalised(ops, ops.toGrid(x, base.height(), base.width()), "4x4/dense");
        return normalised(ops, ops.conv(x, 3, width, Gain.RECTIFIED, "4x4/conv"), "4x4/conv");
    }

    private <T> T grown(Ops<T> ops, T x, int side) {
        String first = Resolution.scope(side) + "conv0";
        String second = Resolution.scope(side) + "conv1";
        x = normalised(ops, ops.upsampleConv(x, 3, channels.at(side), Gain.RECTIFIED, first), first);
        return normalised(ops, ops.conv(x, 3, channels.at(side), Gain.RECTIFIED, second), second);
    }

    private <T> T normalised(Ops<T> ops, T x, String name) {
        return ops.pixelNorm(ops.leakyRelu(ops.bias(x, name)));
    }

    private <T> T toColours(Ops<T> ops, T x, int side) {
        String name = Resolution.scope(side) + "toColours";
        return ops.bias(ops.conv(x, 1, colours, Gain.LINEAR, name), name);
    }
}

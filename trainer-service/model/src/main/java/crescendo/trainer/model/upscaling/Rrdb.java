package crescendo.trainer.model.upscaling;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;

/**
 * Residual-in-residual dense blocks: ESRGAN's generator, Wang et al. 2018, section 3.1.
 *
 * <p>A dense block's convolutions each see all that the ones before it made; three such blocks, residuals scaled by 0.2, are a block
 * of the trunk. No normalisation; weights within blocks start a tenth as large as He et al. 2015 would have them, so that a block begins
 * as nearly nothing. Enlarging is by nearest neighbour, twice or three times, each followed by a convolution.
 *
 * @param scale 2, 3 or 4
 * @param colours 1 or 3
 * @param channels between blocks; 64 in the paper
 * @param blocks in the trunk; 23 in the paper
 * @param growth channels that a convolution within a dense block adds; 32 in the paper
 */
public record Rrdb(int scale, int colours, int channels, int blocks, int growth) implements Upscaler {
    private static final int DENSE = 3;
    private static final int ADDING = 4;
    private static final double RESIDUAL = 0.2;

    private static final Gain WITHIN = Gain.RECTIFIED.atStart().times(0.1);
    private static final Gain RECTIFIED = Gain.RECTIFIED.atStart();
    private static final Gain LINEAR = Gain.LINEAR.atStart();

    public Rrdb {
        Upscaler.require(scale, colours);
        if (channels < 1 || blocks < 1 || growth < 1)
            throw new IllegalArgumentException("channels, blocks and growth must be at least 1, not " + channels + ", "
                    + blocks + " and " + growth);
    }

    @Override
    public <T> T upscale(Ops<T> ops, T images) {
        T shallow = conv(ops, images, channels, LINEAR, "first");
        T x = shallow;
        for (int b = 0; b < blocks; b++) x = block(ops, x, "block" + b + "/");
        x = ops.add(shallow, conv(ops, x, channels, LINEAR, "trunk"));
        for (int step = 0; step < (scale == 4 ? 2 : 1); step++) {
            String name = "up" + step;
            x = ops.leakyRelu(ops.bias(enlarged(ops, x, name), name));
        }
        x = ops.leakyRelu(conv(ops, x, channels, RECTIFIED, "high"));
        return conv(ops, x, colours, LINEAR, "last");
    }

    @Override
    public int reach() {
        int trunk = DENSE * (ADDING + 1) * blocks;
        return 1 + trunk + 1 + 3; // what follows sees less than three pixels further, its own being smaller
    }

    private <T> T enlarged(Ops<T> ops, T x, String name) {
        return scale == 3
                ? ops.conv(ops.upsample(x, 3), 3, channels, RECTIFIED, name)
                : ops.upsampleConv(x, 3, channels, RECTIFIED, name);
    }

    private <T> T block(Ops<T> ops, T x, String name) {
        T y = x;
        for (int d = 0; d < DENSE; d++) y = dense(ops, y, name + "dense" + d + "/");
        return ops.add(x, ops.times(y, RESIDUAL));
    }

    private <T> T dense(Ops<T> ops, T x, String name) {
        T seen = x;
        for (int c = 0; c < ADDING; c++)
            seen = ops.concatChannels(seen, ops.leakyRelu(conv(ops, seen, growth, WITHIN, name + "conv" + c)));
        T made = conv(ops, seen, channels, WITHIN, name + "conv" + ADDING);
        return ops.add(x, ops.times(made, RESIDUAL));
    }

    private static <T> T conv(Ops<T> ops, T x, int channels, Gain gain, String name) {
        return ops.bias(ops.conv(x, 3, channels, gain, name), name);
    }
}

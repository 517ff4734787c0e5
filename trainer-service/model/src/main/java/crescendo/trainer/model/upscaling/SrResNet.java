package crescendo.trainer.model.upscaling;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;

/**
 * Residual blocks with batch normalisation and pixel shuffle: SRGAN's generator, Ledig et al. 2017, section 2.1 and figure 4.
 *
 * @param scale 2, 3 or 4
 * @param colours 1 or 3
 * @param channels between blocks; 64 in the paper
 * @param blocks 16 in the paper
 */
public record SrResNet(int scale, int colours, int channels, int blocks) implements Upscaler {
    private static final Gain RECTIFIED = Gain.RECTIFIED.atStart();
    private static final Gain LINEAR = Gain.LINEAR.atStart();

    public SrResNet {
        Upscaler.require(scale, colours);
        if (channels < 1 || blocks < 1)
            throw new IllegalArgumentException(
                    "channels and blocks must be at least 1, not " + channels + " and " + blocks);
    }

    @Override
    public <T> T upscale(Ops<T> ops, T images) {
        T shallow = ops.prelu(ops.bias(ops.conv(images, 9, channels, RECTIFIED, "first"), "first"), "first");
        T x = shallow;
        for (int b = 0; b < blocks; b++) x = block(ops, x, "block" + b + "/");
        x = ops.add(shallow, ops.batchNorm(ops.conv(x, 3, channels, LINEAR, "trunk"), "trunk"));
        int factor = scale == 3 ? 3 : 2;
        for (int step = 0; step < (scale == 4 ? 2 : 1); step++) {
            String name = "up" + step;
            T many = ops.bias(ops.conv(x, 3, channels * factor * factor, RECTIFIED, name), name);
            x = ops.prelu(ops.pixelShuffle(many, factor), name);
        }
        return ops.bias(ops.conv(x, 9, colours, LINEAR, "last"), "last");
    }

    @Override
    public int reach() {
        return 4 + 2 * blocks + 1 + 4; // what follows sees less than four pixels further, its own being smaller
    }

    private <T> T block(Ops<T> ops, T x, String name) {
        T y = ops.batchNorm(ops.conv(x, 3, channels, RECTIFIED, name + "conv0"), name + "conv0");
        y = ops.prelu(y, name + "conv0");
        return ops.add(x, ops.batchNorm(ops.conv(y, 3, channels, LINEAR, name + "conv1"), name + "conv1"));
    }
}

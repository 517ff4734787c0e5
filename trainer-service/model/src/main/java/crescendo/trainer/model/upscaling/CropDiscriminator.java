package crescendo.trainer.model.upscaling;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;

/**
 * Judges parts of images: the discriminator of Ledig et al. 2017, figure 4, which Wang et al. 2018 keep. Convolutions in pairs, of which the second
 * halves the image by a mean, with batch normalisation on all but the first; widths double up to eight times the first.
 *
 * @param side of the images, a multiple of 16
 * @param colours 1 or 3
 * @param channels of the first layers; 64 in the paper, whose hidden layer has sixteen times as many units
 */
public record CropDiscriminator(int side, int colours, int channels) {
    /** Each of them halves the image. */
    public static final int STAGES = 4;

    private static final Gain RECTIFIED = Gain.RECTIFIED.atStart();
    private static final Gain LINEAR = Gain.LINEAR.atStart();

    public CropDiscriminator {
        if (side < 1 << STAGES || side % (1 << STAGES) != 0)
            throw new IllegalArgumentException("side must be a multiple of " + (1 << STAGES) + ", not " + side);
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
        if (channels < 1) throw new IllegalArgumentException("channels must be at least 1, not " + channels);
    }

    /**
     * @param images [batch, side, side, colours], in [−1, 1]
     * @return of each image, [batch, 1], unbounded: higher is more real
     */
    public <T> T score(Ops<T> ops, T images) {
        T x = images;
        for (int stage = 0; stage < STAGES; stage++) {
            int width = channels << stage;
            String keeps = "stage" + stage + "/conv0";
            x = ops.conv(x, 3, width, RECTIFIED, keeps);
            x = ops.leakyRelu(stage == 0 ? ops.bias(x, keeps) : ops.batchNorm(x, keeps));
            String halves = "stage" + stage + "/conv1";
            x = ops.leakyRelu(ops.batchNorm(ops.convDownsample(x, 3, width, RECTIFIED, halves), halves));
        }
        T seen = ops.leakyRelu(ops.bias(ops.dense(ops.flatten(x), 16 * channels, RECTIFIED, "hidden"), "hidden"));
        return ops.bias(ops.dense(seen, 1, LINEAR, "score"), "score");
    }
}

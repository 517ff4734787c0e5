package crescendo.trainer.plan;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.shape.ShapeOps;

/** Interprets a network on shapes and adds up the work of one image on its way forward, as the TensorFlow backend computes it. */
final class WorkOps extends ShapeOps {
    /** A 3×3 convolution with a change of size is computed as one of 4×4, of stride 2: so many products an input or output. */
    private static final int SPREAD_PRODUCTS = 4;

    private Work work = Work.NONE;

    Work work() {
        return work;
    }

    @Override
    public Shape dense(Shape x, int units, Gain gain, String name) {
        return counted(super.dense(x, units, gain, name), (double) x.channels() * units, 1);
    }

    @Override
    public Shape conv(Shape x, int kernel, int channels, Gain gain, String name) {
        Shape out = super.conv(x, kernel, channels, gain, name);
        return counted(out, (double) kernel * kernel * x.channels() * out.elements(), 1);
    }

    @Override
    public Shape upsampleConv(Shape x, int kernel, int channels, Gain gain, String name) {
        if (kernel != 3) return super.upsampleConv(x, kernel, channels, gain, name);
        Shape out = super.conv(super.upsample(x, 2), kernel, channels, gain, name);
        return counted(out, (double) SPREAD_PRODUCTS * x.channels() * out.elements(), 1);
    }

    @Override
    public Shape convDownsample(Shape x, int kernel, int channels, Gain gain, String name) {
        if (kernel != 3) return super.convDownsample(x, kernel, channels, gain, name);
        Shape full = super.conv(x, kernel, channels, gain, name);
        return counted(super.downsample2(full), (double) SPREAD_PRODUCTS * x.channels() * full.elements(), 1);
    }

    @Override
    public Shape bias(Shape x, String name) {
        return counted(super.bias(x, name), 0, 1);
    }

    @Override
    public Shape relu(Shape x) {
        return counted(super.relu(x), 0, 1);
    }

    @Override
    public Shape leakyRelu(Shape x) {
        return counted(super.leakyRelu(x), 0, 1);
    }

    @Override
    public Shape prelu(Shape x, String name) {
        return counted(super.prelu(x, name), 0, 3); // what is above zero, what is below, and the sum
    }

    @Override
    public Shape batchNorm(Shape x, String name) {
        return counted(super.batchNorm(x, name), 0, 4); // centred, squared, normalised, and scaled
    }

    @Override
    public Shape pixelNorm(Shape x) {
        return counted(super.pixelNorm(x), 0, 2); // the squares, and what comes of them
    }

    @Override
    public Shape upsample(Shape x, int factor) {
        return counted(super.upsample(x, factor), 0, 1);
    }

    @Override
    public Shape pixelShuffle(Shape x, int factor) {
        return counted(super.pixelShuffle(x, factor), 0, 1);
    }

    @Override
    public Shape times(Shape x, double factor) {
        return counted(super.times(x, factor), 0, 1);
    }

    @Override
    public Shape downsample2(Shape x) {
        return counted(super.downsample2(x), 0, 1);
    }

    @Override
    public Shape maxPool2(Shape x) {
        return counted(super.maxPool2(x), 0, 1);
    }

    @Override
    public Shape minibatchStdDev(Shape x, int group) {
        return counted(super.minibatchStdDev(x, group), 0, 3); // centred, squared, and with the channel appended
    }

    @Override
    public Shape lerp(Shape from, Shape to, Shape weight) {
        return counted(super.lerp(from, to, weight), 0, 3); // the difference, weighted, and the sum
    }

    private Shape counted(Shape out, double products, int tensors) {
        work = work.plus(new Work(products, (double) tensors * out.elements()));
        return out;
    }
}

package crescendo.measure.extractor;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import crescendo.measure.onnx.Network;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The preprocessing of our own classifiers: each pixel the mean of those it covers, uint8 in [0, 255], NHWC. Reals are read from
 * the data set's level of the extractor's size.
 */
final class Averaging implements Preprocessing {
    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Optional<Input> input(long[] shape) {
        if (shape.length != 4 || shape[1] < 1 || shape[1] != shape[2] || shape[3] < 1) return Optional.empty();
        return Optional.of(new Input((int) shape[1], (int) shape[3]));
    }

    @Override
    public void requireReadable(String name, Input input, int height, int width, int colours) throws MetricUndefined {
        int side = input.side();
        if (height != width || width < side || width % side != 0)
            throw new MetricUndefined(
                    name + " reads images of " + side + "x" + side + "; these are " + height + "x" + width);
        if (colours != input.colours())
            throw new MetricUndefined(name + " reads images of " + input.colours() + " colours; these have " + colours);
    }

    @Override
    public int realsSide(Input input, int side) {
        return input.side();
    }

    @Override
    public Network.Feed feed(Images images, Input input) {
        Images averaged = images.averagedTo(input.side());
        long[] shape = {averaged.count(), averaged.height(), averaged.width(), averaged.channels()};
        return environment ->
                OnnxTensor.createTensor(environment, ByteBuffer.wrap(averaged.pixels()), shape, OnnxJavaType.UINT8);
    }

    @Override
    public boolean readsWhole() {
        return true;
    }

    @Override
    public Network.Feed feed(UnroundedImages images, Input input) {
        UnroundedImages averaged = images.averagedTo(input.side());
        long[] shape = {averaged.count(), averaged.height(), averaged.width(), averaged.channels()};
        return environment -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(averaged.values()), shape);
    }
}

package crescendo.trainer.model.shape;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Interprets a network on shapes; afterwards tells its parameters and layers in the order of their first use. */
public class ShapeOps implements Ops<Shape> {
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    public List<Layer> layers() {
        return List.copyOf(layers.values());
    }

    @Override
    public Shape dense(Shape x, int units, Gain gain, String name) {
        require(x.sizes().size() == 1, name + " reads a vector, not " + x);
        Parameter weight = Parameter.weight(name, x.channels(), units).startedBy(gain, x.channels());
        return layer(name, Shape.of(units), weight);
    }

    @Override
    public Shape conv(Shape x, int kernel, int channels, Gain gain, String name) {
        requireImage(x, name);
        require(kernel % 2 == 1, "kernel of " + name + " must be odd, not " + kernel);
        Shape output = Shape.of(x.sizes().get(0), x.sizes().get(1), channels);
        Parameter weight = Parameter.weight(name, kernel, kernel, x.channels(), channels)
                .startedBy(gain, kernel * kernel * x.channels());
        return layer(name, output, weight);
    }

    @Override
    public Shape bias(Shape x, String name) {
        return layer(name, x, Parameter.bias(name, x.channels()));
    }

    @Override
    public Shape relu(Shape x) {
        return x;
    }

    @Override
    public Shape leakyRelu(Shape x) {
        return x;
    }

    @Override
    public Shape prelu(Shape x, String name) {
        return layer(name, x, Parameter.slope(name, x.channels()));
    }

    @Override
    public Shape batchNorm(Shape x, String name) {
        layer(name, x, Parameter.scale(name, x.channels()));
        layer(name, x, Parameter.bias(name, x.channels()));
        layer(name, x, Parameter.mean(name, x.channels()));
        return layer(name, x, Parameter.variance(name, x.channels()));
    }

    @Override
    public Shape pixelNorm(Shape x) {
        return x;
    }

    @Override
    public Shape upsample(Shape x, int factor) {
        requireImage(x, "upsample");
        return Shape.of(x.sizes().get(0) * factor, x.sizes().get(1) * factor, x.channels());
    }

    @Override
    public Shape pixelShuffle(Shape x, int factor) {
        requireImage(x, "pixelShuffle");
        int pixels = factor * factor;
        require(x.channels() % pixels == 0, x + " has no " + factor + "x" + factor + " pixels in its channels");
        return Shape.of(x.sizes().get(0) * factor, x.sizes().get(1) * factor, x.channels() / pixels);
    }

    @Override
    public Shape downsample2(Shape x) {
        requireImage(x, "downsample2");
        require(x.sizes().get(0) % 2 == 0 && x.sizes().get(1) % 2 == 0, "downsample2 reads even sides, not " + x);
        return Shape.of(x.sizes().get(0) / 2, x.sizes().get(1) / 2, x.channels());
    }

    @Override
    public Shape maxPool2(Shape x) {
        requireImage(x, "maxPool2");
        require(x.sizes().get(0) > 1 && x.sizes().get(1) > 1, "maxPool2 reads sides of 2 or more, not " + x);
        return Shape.of(x.sizes().get(0) / 2, x.sizes().get(1) / 2, x.channels());
    }

    @Override
    public Shape minibatchStdDev(Shape x, int group) {
        requireImage(x, "minibatchStdDev");
        return Shape.of(x.sizes().get(0), x.sizes().get(1), x.channels() + 1);
    }

    @Override
    public Shape toGrid(Shape x, int height, int width) {
        int pixels = height * width;
        require(x.sizes().size() == 1 && x.channels() % pixels == 0, x + " does not fill " + height + "x" + width);
        return Shape.of(height, width, x.channels() / pixels);
    }

    @Override
    public Shape flatten(Shape x) {
        requireImage(x, "flatten");
        return Shape.of(x.elements());
    }

    @Override
    public Shape concatChannels(Shape x, Shape more) {
        boolean alike = x.withChannels(1).equals(more.withChannels(1));
        require(alike, "concatChannels joins tensors that differ in channels alone, not " + x + " and " + more);
        return x.withChannels(x.channels() + more.channels());
    }

    @Override
    public Shape channels(Shape x, int first, int count) {
        require(first >= 0 && count > 0 && first + count <= x.channels(), x + " has no " + count + " from " + first);
        return x.withChannels(count);
    }

    @Override
    public Shape add(Shape x, Shape y) {
        require(x.equals(y), "add reads equal shapes, not " + x + " and " + y);
        return x;
    }

    @Override
    public Shape times(Shape x, double factor) {
        return x;
    }

    @Override
    public Shape innerProduct(Shape x, Shape y) {
        require(x.sizes().size() == 1 && x.equals(y), "innerProduct reads equal vectors, not " + x + " and " + y);
        return Shape.of(1);
    }

    @Override
    public Shape lerp(Shape from, Shape to, Shape weight) {
        require(from.equals(to), "lerp blends equal shapes, not " + from + " and " + to);
        require(weight.sizes().isEmpty(), "the weight of lerp is a scalar, not " + weight);
        return to;
    }

    private Shape layer(String name, Shape output, Parameter parameter) {
        require(parameters.put(parameter.name(), parameter) == null, parameter.name() + " is used twice");
        layers.merge(
                name,
                new Layer(name, output, parameter.count()),
                (before, now) -> new Layer(name, output, before.parameters() + now.parameters()));
        return output;
    }

    private static void requireImage(Shape x, String name) {
        require(Objects.requireNonNull(x).isImage(), name + " reads height, width and channels, not " + x);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}

package crescendo.trainer.model;

import java.util.List;

/**
 * A small convolutional classifier: each width is a 3×3 convolution that halves the image, then one hidden layer.
 *
 * @param resolution the side of the images, a power of two
 * @param colours 1 or 3
 * @param classes at least 2
 * @param widths channels of each convolution, at most log2(resolution) − 1 of them
 * @param features units of the hidden layer
 */
public record ConvClassifier(int resolution, int colours, int classes, List<Integer> widths, int features)
        implements Classifier {
    public ConvClassifier {
        Resolution.checked(resolution);
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
        if (classes < 2) throw new IllegalArgumentException("classes must be at least 2, not " + classes);
        if (features < 1) throw new IllegalArgumentException("features must be at least 1, not " + features);
        widths = List.copyOf(widths);
        if (widths.isEmpty() || resolution >> widths.size() < 2)
            throw new IllegalArgumentException(
                    "widths must name 1 to " + (Integer.numberOfTrailingZeros(resolution) - 1)
                            + " convolutions at resolution " + resolution + ", not " + widths.size());
        for (int width : widths)
            if (width < 1) throw new IllegalArgumentException("widths must be at least 1, not " + width);
    }

    @Override
    public <T> Heads<T> classify(Ops<T> ops, T images) {
        T x = images;
        for (int i = 0; i < widths.size(); i++) {
            String name = "conv" + i;
            x = ops.leakyRelu(ops.bias(ops.convDownsample(x, 3, widths.get(i), Gain.RECTIFIED, name), name));
        }
        T seen = ops.leakyRelu(ops.bias(ops.dense(ops.flatten(x), features, Gain.RECTIFIED, "hidden"), "hidden"));
        return new Heads<>(seen, ops.bias(ops.dense(seen, classes, Gain.LINEAR, "logits"), "logits"));
    }
}

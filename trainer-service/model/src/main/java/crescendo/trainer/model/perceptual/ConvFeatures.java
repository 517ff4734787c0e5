package crescendo.trainer.model.upscaling;

import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The features that a convolution of a {@link ConvClassifier} sees, in images of any size.
 *
 * @param widths     of its convolutions, up to the one that is meant
 * @param activated  whether they are taken after the activation
 */
public record ConvFeatures(List<Integer> widths, boolean activated) {
    public ConvFeatures {
        widths = List.copyOf(widths);
        if (widths.isEmpty())
            throw new IllegalArgumentException("features are those of a convolution, and there is none");
    }

    /**
     * Of a classifier that was trained here, told by the shapes of its weights.
     *
     * @param layer  such as {@code conv1}
     * @param shapes of its parameters, by name
     * @throws IllegalArgumentException where it has no such layer, naming those it has
     */
    public static ConvFeatures of(String layer, boolean activated, Map<String, long[]> shapes) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; shapes.containsKey(name(i) + "/weight"); i++) {
            widths.add(Math.toIntExact(shapes.get(name(i) + "/weight")[3]));
            if (name(i).equals(layer)) return new ConvFeatures(widths, activated);
        }
        throw new IllegalArgumentException(layer + " is no convolution of this classifier; it has "
                + (widths.isEmpty() ? "none" : name(0) + " to " + name(widths.size() - 1)));
    }

    private static String name(int index) {
        return "conv" + index;
    }

    /**
     * @param images [batch, height, width, colours], in [−1, 1], sides multiples of 2 to the number of convolutions
     * @return [batch, height, width, channels], halved each way by each convolution
     */
    public <T> T of(Ops<T> ops, T images) {
        T x = images;
        for (int i = 0; i < widths.size(); i++) {
            T before = ops.bias(ops.convDownsample(x, 3, widths.get(i), Gain.RECTIFIED, name(i)), name(i));
            boolean last = i == widths.size() - 1;
            x = last && !activated ? before : ops.leakyRelu(before);
        }
        return x;
    }
}

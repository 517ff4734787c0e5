package crescendo.trainer.model.perceptual;

import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.shape.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The features that a convolution of a {@link ConvClassifier} sees.
 *
 * @param colours    of the images: 1 or 3
 * @param widths     of its convolutions, up to the one that is meant; each halves the image
 * @param activated  whether they are taken after the activation
 */
public record ConvFeatures(int colours, List<Integer> widths, boolean activated) implements LayerFeatures {
    public ConvFeatures {
        widths = List.copyOf(widths);
        if (widths.isEmpty())
            throw new IllegalArgumentException("features are those of a convolution, and there is none");
    }

    /** As {@link LayerFeatures#of(String, boolean, Map)}. */
    static ConvFeatures of(String layer, boolean activated, Map<String, long[]> shapes) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; shapes.containsKey(name(i) + "/weight"); i++) {
            widths.add(Kernel.of(name(i) + "/weight", shapes).out());
            int colours = Kernel.of(name(0) + "/weight", shapes).in();
            if (name(i).equals(layer)) return new ConvFeatures(colours, widths, activated);
        }
        throw new IllegalArgumentException(layer + " is no convolution of this classifier; it has "
                + (widths.isEmpty() ? "none" : name(0) + " to " + name(widths.size() - 1)));
    }

    private static String name(int index) {
        return "conv" + index;
    }

    @Override
    public int halvings() {
        return widths.size();
    }

    @Override
    public void requireReadable(int side, int colours) {
        LayerFeatures.super.requireReadable(side, colours);
        int factor = 1 << halvings();
        if (side % factor != 0) {
            throw new IllegalArgumentException("its layer halves images " + halvings()
                    + " times, and recipe.schedule.crop is " + side + "; use a multiple of " + factor);
        }
    }

    @Override
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

package crescendo.trainer.model.vgg;

import crescendo.contracts.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Weights of a VGG as torchvision and timm keep them, made the parameters of ours: {@code features.N.weight}, [out, in, 3, 3], and
 * {@code features.N.bias}, N counting rectifiers and pools too.
 *
 * <p>They were trained on RGB in [0, 1], less {@link #MEAN} and by {@link #DEVIATION}. Images here are in [−1, 1], so the first
 * convolution takes the factor, and a shift before it the rest: what is padded stays the mean colour, as it was there.
 */
public final class TorchVgg {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private static final int KERNEL = 3;
    private static final int SHOWN = 5;

    private final KnownVgg network;
    private final Map<String, Tensor> theirs;
    private final String prefix;

    private TorchVgg(KnownVgg network, Map<String, Tensor> theirs) {
        this.network = network;
        this.theirs = theirs;
        this.prefix = prefix(theirs);
    }

    /**
     * By the parameters of a {@link VggPlan} whose colours are shifted first. Whatever is no convolution's, such as the layers
     * that tell classes, is left out; widths are the file's.
     *
     * @param theirs all tensors of the file, by name
     * @throws IllegalArgumentException naming the tensor that is missing, misshapen or in excess
     */
    public static Map<String, Tensor> ours(KnownVgg network, Map<String, Tensor> theirs) {
        return new TorchVgg(network, theirs).read();
    }

    private Map<String, Tensor> read() {
        TreeSet<String> left = convolutional();
        Map<String, Tensor> ours = new TreeMap<>();
        ours.put(VggPlan.SHIFT + "/bias", shift());
        long in = MEAN.length;
        int index = 0;
        for (int block = 1; block <= network.convolutions().size(); block++) {
            long out = -1;
            for (int stacked = 1; stacked <= network.convolutions().get(block - 1); stacked++) {
                VggLayer layer = new VggLayer(block, stacked);
                Tensor weight = taken(index + ".weight", layer, out, in, KERNEL, KERNEL);
                out = weight.shape()[0];
                Tensor bias = taken(index + ".bias", layer, out);
                ours.put(layer.weight(), ours(weight, layer.equals(VggPlan.FIRST)));
                ours.put(layer.name() + "/bias", bias);
                left.removeAll(List.of(prefix + index + ".weight", prefix + index + ".bias"));
                in = out;
                index += 2; // a rectifier follows
            }
            index++; // and a pool
        }
        if (!left.isEmpty()) throw new IllegalArgumentException(left.first() + " has no place in " + network.text());
        return ours;
    }

    /** Names of what stands among the convolutions. */
    private TreeSet<String> convolutional() {
        TreeSet<String> names = new TreeSet<>();
        for (String name : theirs.keySet())
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d+\\..*")) names.add(name);
        names.stream()
                .filter(name -> name.endsWith(".running_mean"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            name + " is of a network with batch normalisation; use the weights of " + network.text());
                });
        return names;
    }

    /** @param shape wanted; −1 where any will do */
    private Tensor taken(String part, VggLayer layer, long... shape) {
        String name = prefix + part;
        Tensor found = theirs.get(name);
        if (found == null)
            throw new IllegalArgumentException(
                    name + " (" + layer.name() + " of " + network.text() + ") is missing; there are " + there());
        if (found.type() != Tensor.Type.F32)
            throw new IllegalArgumentException(name + " is of type " + found.type() + "; use F32");
        long[] sides = found.shape();
        boolean fits = sides.length == shape.length;
        for (int i = 0; fits && i < shape.length; i++) fits = sides[i] > 0 && (shape[i] < 0 || sides[i] == shape[i]);
        if (!fits)
            throw new IllegalArgumentException(name + " (" + layer.name() + " of " + network.text() + ") has the shape "
                    + Arrays.toString(sides) + ", not " + Arrays.toString(shape).replace("-1", "any"));
        for (float value : found.floats())
            if (!Float.isFinite(value)) throw new IllegalArgumentException(name + " holds " + value);
        return found;
    }

    private String there() {
        List<String> names = new ArrayList<>(new TreeSet<>(theirs.keySet()));
        if (names.isEmpty()) return "no tensors";
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }

    /** What stands before the number of a layer. */
    private static String prefix(Map<String, Tensor> theirs) {
        String first = "0.weight";
        for (String name : new TreeSet<>(theirs.keySet()))
            if (name.equals("features." + first) || name.endsWith(".features." + first))
                return name.substring(0, name.length() - first.length());
        return theirs.containsKey(first) ? "" : "features.";
    }

    private static Tensor shift() {
        float[] shift = new float[MEAN.length];
        for (int i = 0; i < shift.length; i++) shift[i] = (float) (1 - 2 * MEAN[i]);
        return Tensor.of(shift, shift.length);
    }

    /** [out, in, 3, 3] as [3, 3, in, out]. */
    private static Tensor ours(Tensor weight, boolean first) {
        float[] oihw = weight.floats();
        int out = (int) weight.shape()[0];
        int in = (int) weight.shape()[1];
        int pixels = KERNEL * KERNEL;
        float[] hwio = new float[oihw.length];
        for (int o = 0; o < out; o++)
            for (int i = 0; i < in; i++) {
                double factor = first ? 1 / (2 * DEVIATION[i]) : 1;
                for (int p = 0; p < pixels; p++)
                    hwio[(p * in + i) * out + o] = (float) (oihw[(o * in + i) * pixels + p] * factor);
            }
        return Tensor.of(hwio, KERNEL, KERNEL, in, out);
    }
}

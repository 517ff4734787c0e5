package crescendo.trainer.model.vgg;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.shape.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The convolutions of a VGG: Simonyan and Zisserman 2015, table 1. Blocks of 3×3 convolutions, each with a bias and a rectifier, and a pool of
 * maxima between one block and the next.
 *
 * @param channels     of the convolutions of each block
 * @param convolutions of each block
 */
public record VggPlan(List<Integer> channels, List<Integer> convolutions) {
    /** The first layer of any. */
    public static final VggLayer FIRST = new VggLayer(1, 1);

    /** What is added to the colours of the images first, where weights want another middle than ours. */
    public static final String SHIFT = "input";

    /** As they are: these networks were trained without an equalised rate. He et al. 2015 start them. */
    private static final Gain RECTIFIED = Gain.RECTIFIED.atStart();

    private static final int MOST = 9;

    public VggPlan {
        channels = List.copyOf(channels);
        convolutions = List.copyOf(convolutions);
        if (channels.isEmpty() || channels.size() > MOST || channels.size() != convolutions.size())
            throw new IllegalArgumentException("channels and convolutions must be of the same 1 to " + MOST
                    + " blocks, not " + channels + " and " + convolutions);
        for (int b = 0; b < channels.size(); b++)
            if (channels.get(b) < 1 || convolutions.get(b) < 1 || convolutions.get(b) > MOST)
                throw new IllegalArgumentException("a block must have channels and 1 to " + MOST + " convolutions, not "
                        + channels.get(b) + " and " + convolutions.get(b));
    }

    /** Whether these are the shapes of a VGG's parameters. */
    public static boolean isOne(Map<String, long[]> shapes) {
        return shapes.containsKey(FIRST.weight());
    }

    /** Of a network told by the shapes of its parameters. @throws IllegalArgumentException where they are none of a VGG */
    public static VggPlan of(Map<String, long[]> shapes) {
        List<Integer> channels = new ArrayList<>();
        List<Integer> convolutions = new ArrayList<>();
        for (int block = 1; shapes.containsKey(new VggLayer(block, 1).weight()); block++) {
            int stacked = 0;
            while (shapes.containsKey(new VggLayer(block, stacked + 1).weight())) stacked++;
            channels.add(Kernel.of(new VggLayer(block, 1).weight(), shapes).out());
            convolutions.add(stacked);
        }
        return new VggPlan(channels, convolutions);
    }

    /** All of them, from the image on. */
    public List<VggLayer> layers() {
        List<VggLayer> layers = new ArrayList<>();
        for (int block = 1; block <= channels.size(); block++)
            for (int convolution = 1; convolution <= convolutions.get(block - 1); convolution++)
                layers.add(new VggLayer(block, convolution));
        return layers;
    }

    /** For people: {@code conv1_1 to conv1_2, conv2_1 to conv2_2}. */
    public String layersInWords() {
        List<String> blocks = new ArrayList<>();
        for (int block = 1; block <= channels.size(); block++) {
            String first = new VggLayer(block, 1).name();
            String last = new VggLayer(block, convolutions.get(block - 1)).name();
            blocks.add(first.equals(last) ? first : first + " to " + last);
        }
        return String.join(", ", blocks);
    }

    public VggLayer last() {
        return new VggLayer(channels.size(), convolutions.get(channels.size() - 1));
    }

    /**
     * What a layer sees, before its activation.
     *
     * @param images [batch, height, width, colours]
     * @return [batch, height, width, channels], each side halved block − 1 times
     */
    public <T> T until(Ops<T> ops, T images, VggLayer wanted) {
        T x = images;
        T before = images;
        for (VggLayer layer : layers()) {
            if (layer.convolution() == 1 && layer.block() > 1) x = ops.maxPool2(x);
            int width = channels.get(layer.block() - 1);
            before = ops.bias(ops.conv(x, 3, width, RECTIFIED, layer.name()), layer.name());
            if (layer.equals(wanted)) return before;
            x = ops.relu(before);
        }
        throw new IllegalArgumentException(wanted.name() + " is none of " + layersInWords());
    }
}

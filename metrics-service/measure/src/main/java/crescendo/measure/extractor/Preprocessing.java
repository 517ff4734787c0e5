package crescendo.measure.extractor;

import crescendo.measure.onnx.Network;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import java.util.Map;
import java.util.Optional;

/**
 * How images become an extractor's input: size, range, layout. Each changes every value, so a protocol states what is not our
 * own classifiers' way.
 */
public interface Preprocessing {
    /** Our own classifiers': averaged to their size, uint8 NHWC. */
    Preprocessing AVERAGING = new Averaging();

    /**
     * What an extractor reads.
     *
     * @param side height and width in pixels
     * @param colours 1 or 3
     */
    record Input(int side, int colours) {}

    /** What a protocol says of it; empty for {@link #AVERAGING}. */
    Map<String, String> parameters();

    /** What a file reads whose input has this shape, −1 for the batch; empty where it is not for this preprocessing. */
    Optional<Input> input(long[] shape);

    /**
     * Whether images of a kind can be made its input.
     *
     * @param name of the extractor, for the reason
     * @throws MetricUndefined where they cannot
     */
    void requireReadable(String name, Input input, int height, int width, int colours) throws MetricUndefined;

    /** The longer side, in pixels, of the reals to read where the fakes have {@code side}. */
    int realsSide(Input input, int side);

    /** The tensor of some images that {@link #requireReadable} let pass, or reals of {@link #realsSide}. */
    Network.Feed feed(Images images, Input input);

    /** Whether the file reads whole pixel values, so that {@link #feed(UnroundedImages, Input)} is for another that reads float32. */
    boolean readsWhole();

    /** The tensor, float32, of images that are not rounded: for the same values the same input. */
    Network.Feed feed(UnroundedImages images, Input input);
}

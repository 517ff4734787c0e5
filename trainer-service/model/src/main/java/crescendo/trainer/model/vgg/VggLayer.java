package crescendo.trainer.model.vgg;

/**
 * A convolution of a VGG.
 *
 * @param block       from 1
 * @param convolution within its block, from 1
 */
public record VggLayer(int block, int convolution) {
    /** As papers call it, such as {@code conv5_4}. */
    public String name() {
        return "conv" + block + "_" + convolution;
    }

    /** Its parameter: [3, 3, in, out]. */
    public String weight() {
        return name() + "/weight";
    }
}

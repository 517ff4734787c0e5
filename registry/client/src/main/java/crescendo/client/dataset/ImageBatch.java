package crescendo.client.dataset;

/**
 * Some images of one size, and their labels.
 *
 * @param count of images
 * @param side in pixels
 * @param colours 1 or 3
 * @param pixels uint8 NHWC, in [0, 255]: count × height × width × colours
 * @param labels one an image, an unsigned index into the data set's classes; of length 0 where it has none
 */
public record ImageBatch(int count, int height, int width, int colours, byte[] pixels, byte[] labels) {
    public ImageBatch {
        if (pixels.length != count * height * width * colours) {
            throw new IllegalArgumentException("pixels: " + pixels.length + " bytes are not " + count + " images of "
                    + height + "×" + width + "×" + colours);
        }
        if (labels.length != 0 && labels.length != count) {
            throw new IllegalArgumentException("labels: " + labels.length + " of " + count + " images");
        }
    }
}

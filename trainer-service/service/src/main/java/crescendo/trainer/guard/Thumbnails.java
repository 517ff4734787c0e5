package crescendo.trainer.guard;

import crescendo.contracts.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Images made small enough to compare cheaply, whatever their resolution: the means of equal squares of pixels, at most 16
 * to a side where the sides allow it. What a collapse does to images shows at this size.
 *
 * @param images each as numbers in [0, 1], row-major
 */
record Thumbnails(List<float[]> images) {
    private static final int LARGEST = 16;
    private static final float WHITE = 255;

    Thumbnails {
        images = List.copyOf(images);
    }

    /** @param pixels uint8 [n, height, width, colours] */
    static Thumbnails of(Tensor pixels) {
        long[] shape = pixels.shape();
        byte[] bytes = pixels.bytes();
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < shape[0]; i++) {
            images.add(shrunk(bytes, i, (int) shape[1], (int) shape[2], (int) shape[3]));
        }
        return new Thumbnails(images);
    }

    private static float[] shrunk(byte[] bytes, int image, int height, int width, int colours) {
        int square = square(height, width);
        int columns = width / square;
        float[] small = new float[height / square * columns * colours];
        int from = image * height * width * colours;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int into = (y / square * columns + x / square) * colours;
                for (int c = 0; c < colours; c++) {
                    small[into + c] += Byte.toUnsignedInt(bytes[from++]);
                }
            }
        }
        for (int i = 0; i < small.length; i++) {
            small[i] /= WHITE * square * square;
        }
        return small;
    }

    /** Side of the pixels that become one. */
    private static int square(int height, int width) {
        int side = 1;
        while (Math.max(height, width) / side > LARGEST && height % (2 * side) == 0 && width % (2 * side) == 0) {
            side *= 2;
        }
        return side;
    }

    Thumbnails and(Thumbnails others) {
        List<float[]> all = new ArrayList<>(images);
        all.addAll(others.images);
        return new Thumbnails(all);
    }

    Thumbnails part(int from, int to) {
        return new Thumbnails(images.subList(from, to));
    }

    int count() {
        return images.size();
    }

    /** Numbers of an image. */
    int size() {
        return images.get(0).length;
    }
}

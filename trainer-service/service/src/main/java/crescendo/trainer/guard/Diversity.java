package crescendo.trainer.guard;

/**
 * How much images differ from one another: the root of the mean variance (N − 1) over their pixels. Its square is half of the mean
 * squared distance of two of them, for all pairs at the price of one pass. 0 where all are the same.
 */
final class Diversity {
    private Diversity() {}

    /** @param images at least two */
    static double of(Thumbnails images) {
        int count = images.count();
        if (count < 2) {
            throw new IllegalArgumentException("images: " + count + " do not differ from one another; give at least 2");
        }
        double sum = 0;
        for (int pixel = 0; pixel < images.size(); pixel++) {
            sum += variance(images, pixel);
        }
        return Math.sqrt(sum / images.size());
    }

    private static double variance(Thumbnails images, int pixel) {
        double mean = 0;
        double squares = 0;
        int seen = 0;
        for (float[] image : images.images()) {
            seen++;
            double off = image[pixel] - mean;
            mean += off / seen;
            squares += off * (image[pixel] - mean);
        }
        return squares / (seen - 1);
    }

    /** Of generated images as a share of the reals'; 1 where the reals are all the same, so that nothing can be missing. */
    static double share(Thumbnails generated, Thumbnails reals) {
        double whole = of(reals);
        return whole == 0 ? 1 : of(generated) / whole;
    }
}

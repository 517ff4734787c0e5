package crescendo.trainer.model;

/**
 * The tensor operations a network is made of; each backend interprets them.
 *
 * <p>Images and feature maps are [batch, height, width, channels] to the reader, vectors [batch, units]; a backend may lay
 * them out otherwise. One instance is one application of a network: parameters are created at their first use and shared
 * between the applications of a scope, and the same parameter twice in one application is an error.
 *
 * @param <T> what the backend calls a tensor
 */
public interface Ops<T> {
    /** Weights [units in, units], parameter {@code name/weight}, no bias. */
    T dense(T x, int units, Gain gain, String name);

    /** A square convolution of odd size, stride 1, zero padded to keep the size; parameter {@code name/weight}, no bias. */
    T conv(T x, int kernel, int channels, Gain gain, String name);

    /** Adds one value a channel (or unit); parameter {@code name/bias}, zero at first. */
    T bias(T x, String name);

    /** max(x, 0). */
    T relu(T x);

    /** max(x, 0.2·x). */
    T leakyRelu(T x);

    /** max(x, 0) + slope · min(x, 0), one slope a channel; parameter {@code name/slope}, 0.25 at first (He et al. 2015). */
    T prelu(T x, String name);

    /**
     * Each channel to mean 0 and variance 1 over images and pixels, ε 1e-5 under the root, then times {@code name/scale} plus
     * {@code name/bias} (Ioffe and Szegedy 2015). Training takes the moments of its batch, which {@code name/mean} and
     * {@code name/variance} follow; whatever else is done takes these.
     */
    T batchNorm(T x, String name);

    /** Divides each pixel's (or vector's) channels by the root of their mean square, ε 1e-8 under the root. */
    T pixelNorm(T x);

    /** Nearest neighbour, {@code factor} times the height and width. */
    T upsample(T x, int factor);

    /** Nearest neighbour, twice the height and width. */
    default T upsample2(T x) {
        return upsample(x, 2);
    }

    /**
     * A pixel's channels as {@code factor} × {@code factor} pixels, row by row, whose channels change fastest (Shi et al. 2016); channels
     * must be a multiple of factor².
     */
    T pixelShuffle(T x, int factor);

    /** The mean of 2×2 pixels, half the height and width. */
    T downsample2(T x);

    /** The greatest of 2×2 pixels, half the height and width; an odd row or column is dropped. */
    T maxPool2(T x);

    /**
     * Appends one channel: the standard deviation over groups of consecutive images, averaged over pixels and channels.
     *
     * @param group images a group; where the batch is known and no multiple of it, as many below it as divide the batch
     */
    T minibatchStdDev(T x, int group);

    /** A vector as a map of {@code height} × {@code width} pixels, the channels changing fastest. */
    T toGrid(T x, int height, int width);

    /** A map as a vector, the channels changing fastest. */
    T flatten(T x);

    /** The channels (or units) of one after those of the other. */
    T concatChannels(T x, T more);

    /** Some of the channels (or units): {@code count} of them from {@code first}. */
    T channels(T x, int first, int count);

    /** Of two tensors of one shape. */
    T add(T x, T y);

    /** x · factor, a number that never changes. */
    T times(T x, double factor);

    /** The sum of the products of two vectors' units: [batch, 1]. */
    T innerProduct(T x, T y);

    /** from + weight · (to − from). */
    T lerp(T from, T to, T weight);

    /** {@code conv(upsample2(x))}; a backend may do both at once. */
    default T upsampleConv(T x, int kernel, int channels, Gain gain, String name) {
        return conv(upsample2(x), kernel, channels, gain, name);
    }

    /** {@code downsample2(conv(x))}; a backend may do both at once. */
    default T convDownsample(T x, int kernel, int channels, Gain gain, String name) {
        return downsample2(conv(x, kernel, channels, gain, name));
    }
}

package crescendo.trainer.guard;

/**
 * What a look shows.
 *
 * @param finite   whether what the generator puts out are numbers
 * @param within   diversity of images that the generator makes of new latents, as a share of the reals'
 * @param between  the same of its average's images of fixed latents
 * @param distance of the latter from the reals
 * @param own      distance of other reals from these: what chance alone makes of it
 */
record Sight(int resolution, boolean finite, double within, double between, double distance, double own) {
    /** Where no image is worth comparing. */
    static Sight unusable(int resolution) {
        return new Sight(resolution, false, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}

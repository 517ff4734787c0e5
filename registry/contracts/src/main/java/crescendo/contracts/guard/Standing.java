package crescendo.contracts.guard;

/**
 * How the collapse guard found a checkpoint when it was published.
 *
 * @param distance of generated images from the reals, by the guard's own measure: comparable within a resolution of one job
 * @param sound    whether the look showed no sign of a collapse
 */
public record Standing(double distance, boolean sound) {}

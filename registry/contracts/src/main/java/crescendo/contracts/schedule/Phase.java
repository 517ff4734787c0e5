package crescendo.contracts.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One phase of a growth schedule.
 *
 * @param resolution side of the images in pixels, a power of two from 4 up
 * @param kind       whether the newest layers are being blended in
 * @param images     how many images are shown in it, a multiple of {@code minibatch}
 * @param minibatch  images a step
 */
public record Phase(int resolution, Kind kind, long images, int minibatch) {
    public enum Kind {
        /** α rises linearly from 0 to 1. */
        @JsonProperty("fade")
        FADE,
        /** α is 1. */
        @JsonProperty("stable")
        STABLE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Phase {
        if (resolution < 4 || Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution must be a power of two from 4 up, not " + resolution);
        }
        if (kind == null) {
            throw new IllegalArgumentException("kind must be fade or stable");
        }
        if (minibatch < 1) {
            throw new IllegalArgumentException("minibatch must be at least 1, not " + minibatch);
        }
        if (images < minibatch || images % minibatch != 0) {
            throw new IllegalArgumentException(
                    "images must be a positive multiple of the minibatch " + minibatch + ", not " + images);
        }
    }

    /** A phase of at least {@code images}, in whole minibatches. */
    public static Phase of(int resolution, Kind kind, long images, int minibatch) {
        return new Phase(resolution, kind, (images + minibatch - 1) / minibatch * minibatch, minibatch);
    }

    public long steps() {
        return images / minibatch;
    }
}

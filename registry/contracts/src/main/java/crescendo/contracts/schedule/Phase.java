package crescendo.contracts.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One phase of a growth schedule.
 *
 * @param resolution side of the images in pixels, from 4 up; a power of two where networks grow
 * @param kind       whether the newest layers are being blended in
 * @param images     how many images are shown in it, a multiple of {@code minibatch}
 * @param minibatch  images a step
 * @param repeats    steps from one update of α to the next
 */
public record Phase(int resolution, Kind kind, long images, int minibatch, int repeats) {
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
        if (kind == null) {
            throw new IllegalArgumentException("kind must be fade or stable");
        }
        if (resolution < 4 || kind == Kind.FADE && Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException(
                    "resolution must be 4 or more, and a power of two to fade in, not " + resolution);
        }
        if (minibatch < 1) {
            throw new IllegalArgumentException("minibatch must be at least 1, not " + minibatch);
        }
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, not " + repeats);
        }
        if (images < minibatch || images % minibatch != 0) {
            throw new IllegalArgumentException(
                    "images must be a positive multiple of the minibatch " + minibatch + ", not " + images);
        }
    }

    /** α is updated at every step. */
    public Phase(int resolution, Kind kind, long images, int minibatch) {
        this(resolution, kind, images, minibatch, 1);
    }

    /** A phase of at least {@code images}, in whole minibatches, α updated at every step. */
    public static Phase of(int resolution, Kind kind, long images, int minibatch) {
        return of(resolution, kind, images, minibatch, 1);
    }

    /** A phase of at least {@code images}, in whole minibatches. */
    public static Phase of(int resolution, Kind kind, long images, int minibatch, int repeats) {
        return new Phase(resolution, kind, (images + minibatch - 1) / minibatch * minibatch, minibatch, repeats);
    }

    /** The weight of the newest layers, {@code into} images after the phase began: at its end always 1. */
    double alpha(long into) {
        if (kind == Kind.STABLE || into == images) {
            return 1;
        }
        long between = (long) minibatch * repeats;
        return (double) (into / between * between) / images;
    }

    public long steps() {
        return images / minibatch;
    }
}

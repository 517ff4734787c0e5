package crescendo.inference.sampling.walk;

import java.util.Arrays;

/** How the images of a request come of a few latents, its stops. */
public sealed interface Walk {
    /** How many stops it takes to make {@code count} images. */
    int stops(int count);

    /**
     * The latents of {@code count} images.
     *
     * @param stops row-major, stops × size
     * @return row-major, count × size
     */
    float[] latents(float[] stops, int size, int count);

    /** The stop that image {@code k} of {@code count} is nearest to, whose class it has. */
    int nearest(int k, int count);

    /** Every image has a latent of its own. */
    record Still() implements Walk {
        @Override
        public int stops(int count) {
            return count;
        }

        @Override
        public float[] latents(float[] stops, int size, int count) {
            return stops;
        }

        @Override
        public int nearest(int k, int count) {
            return k;
        }
    }

    /**
     * One latent, in which one variable goes from one value to another.
     *
     * @param variable its index, from 0
     */
    record Sweep(int variable, double from, double to) implements Walk {
        public Sweep {
            if (variable < 0 || !Double.isFinite(from) || !Double.isFinite(to)) {
                throw new IllegalArgumentException("variable must be at least 0 and the ends finite, not " + variable
                        + ", " + from + " and " + to);
            }
        }

        @Override
        public int stops(int count) {
            return 1;
        }

        @Override
        public float[] latents(float[] stops, int size, int count) {
            float[] latents = new float[Math.multiplyExact(count, size)];
            for (int k = 0; k < count; k++) {
                System.arraycopy(stops, 0, latents, k * size, size);
                double t = count == 1 ? 0 : (double) k / (count - 1);
                latents[k * size + variable] = (float) ((1 - t) * from + t * to);
            }
            return latents;
        }

        @Override
        public int nearest(int k, int count) {
            return 0;
        }
    }

    /**
     * From stop to stop in equal steps. The first and the last image are stops; where it is a loop, the last image is one step
     * before the first stop, so that it can be shown without end.
     *
     * @param stops  at least 2
     * @param blends whether classes go from stop to stop as well; else an image has that of the nearer
     */
    record Between(Way way, int stops, boolean loop, boolean blends) implements Walk {
        /** Of whole classes. */
        public Between(Way way, int stops, boolean loop) {
            this(way, stops, loop, false);
        }

        public Between {
            if (stops < 2) {
                throw new IllegalArgumentException("stops must be at least 2, not " + stops);
            }
        }

        @Override
        public int stops(int count) {
            return stops;
        }

        @Override
        public float[] latents(float[] rows, int size, int count) {
            float[] latents = new float[Math.multiplyExact(count, size)];
            for (int k = 0; k < count; k++) {
                double at = at(k, count);
                int from = before(at);
                way.between(row(rows, from, size), row(rows, (from + 1) % stops, size), at - from, latents, k * size);
            }
            return latents;
        }

        /**
         * How much of every class is in each of {@code count} images: whole ones at the stops, and straight on from one to the next,
         * whatever the way of the latents.
         *
         * @param ofStops a class each stop
         * @param classes that there are
         * @return row-major, count × classes; a row adds up to 1
         */
        public float[] shares(long[] ofStops, int classes, int count) {
            float[] shares = new float[Math.multiplyExact(count, classes)];
            for (int k = 0; k < count; k++) {
                double at = at(k, count);
                int from = before(at);
                int row = k * classes;
                float ofNext = (float) (at - from);
                shares[row + (int) ofStops[(from + 1) % stops]] += ofNext;
                shares[row + (int) ofStops[from]] += 1 - ofNext;
            }
            return shares;
        }

        private int before(double at) {
            return Math.min((int) at, loop ? stops - 1 : stops - 2);
        }

        // In stops, from 0 to the last, or to just before the first again.
        private double at(int k, int count) {
            return loop ? (double) k * stops / count : count == 1 ? 0 : (double) k * (stops - 1) / (count - 1);
        }

        private static float[] row(float[] rows, int index, int size) {
            return Arrays.copyOfRange(rows, index * size, (index + 1) * size);
        }

        @Override
        public int nearest(int k, int count) {
            return (int) Math.round(at(k, count)) % stops;
        }
    }
}

package crescendo.inference.session.load;

import crescendo.inference.runtime.WarmUp;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import org.jboss.logging.Logger;

/** Whether the runs of an upscaler go on side by side, on a core each, or one after the other on all. */
interface Shares {
    /** By the clock. Nothing else of upscalers may run meanwhile. */
    Shares TIMED = new Timed();

    /** Whether a core each is worth a try. @param nanos what a usual run takes of all cores, counted together */
    boolean mayBeSideBySide(long nanos);

    /**
     * Whether it is better.
     *
     * @param alone    runs on a core
     * @param together runs on all
     * @param usual    what they run on
     */
    boolean areSideBySide(Upscaler alone, Upscaler together, Patches usual);

    /** What one run takes. */
    static long nanos(Upscaler upscaler, Patches usual) {
        long start = System.nanoTime();
        upscaler.run(usual, made -> {});
        return System.nanoTime() - start;
    }

    /** Times both. */
    final class Timed implements Shares {
        private static final Logger LOG = Logger.getLogger(Shares.class);

        /** Runs that take longer, of all cores together, gained less than a tenth by a core each, and each holds memory of its own. */
        private static final long LONG_NANOS = 500_000_000;

        /** After so long no further run is timed: nobody else has a turn meanwhile. */
        private static final long ENOUGH_NANOS = 100_000_000;

        /** What a run must take more of all cores, counted together, than of one: a second session holds memory. */
        private static final double MORE_OF_ALL_CORES = 1.1;

        /** Runs of each, of which the least counts. */
        private static final int TIMES = 5;

        private Timed() {}

        @Override
        public boolean mayBeSideBySide(long nanos) {
            return nanos <= LONG_NANOS;
        }

        @Override
        public boolean areSideBySide(Upscaler alone, Upscaler together, Patches usual) {
            int cores = together.places();
            double ofAll = (double) cores * least(together, usual);
            double sideBySide = WarmUp.sideBySide(cores, () -> least(alone, usual));
            boolean pays = ofAll > MORE_OF_ALL_CORES * sideBySide;
            LOG.infof(
                    "a run takes %.1f ms of a core in runs with a core each, %.1f ms of all in runs with all: %s",
                    sideBySide / 1e6, ofAll / 1e6, pays ? "runs go on side by side" : "each run has all");
            return pays;
        }

        private static long least(Upscaler upscaler, Patches usual) {
            upscaler.run(usual, made -> {}); // lays out memory
            long least = Long.MAX_VALUE;
            long all = 0;
            for (int time = 0; time < TIMES && all < ENOUGH_NANOS; time++) {
                long took = nanos(upscaler, usual);
                least = Math.min(least, took);
                all += took;
            }
            return least;
        }
    }
}

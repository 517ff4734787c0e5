package crescendo.trainer.loop;

import crescendo.contracts.step.Split;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Tells where the time of steps goes. Not for use by several threads. */
final class StepClock {
    /** What time is spent on. */
    enum Part {
        DATA,
        STEP,
        STATE
    }

    private static final double NANOS = 1e9;

    private final LongSupplier nanos;
    private final long[] spent = new long[Part.values().length];
    private long last;

    /** @param nanos monotonic */
    StepClock(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** The time since the last call, or since the beginning, went into this. */
    void spent(Part part) {
        long now = nanos.getAsLong();
        spent[part.ordinal()] += now - last;
        last = now;
    }

    /** What was spent since the last lap. */
    Split lap() {
        Split split = new Split(seconds(Part.DATA), seconds(Part.STEP), seconds(Part.STATE));
        Arrays.fill(spent, 0);
        return split;
    }

    private double seconds(Part part) {
        return spent[part.ordinal()] / NANOS;
    }
}

package crescendo.trainer.plan;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/**
 * How much a job may hold.
 *
 * @param mib for one job
 * @param origin why so much
 */
public record AvailableMemory(long mib, String origin) {
    /** What the machine keeps for whatever else it runs: an eighth. */
    private static final double SHARE = 7.0 / 8;

    private static final long MIB = 1 << 20;

    public AvailableMemory {
        if (mib < 1) throw new IllegalArgumentException("memory to train in must be at least 1 MiB, not " + mib);
    }

    /**
     * @param set bytes for all jobs, where somebody set them
     * @param machine bytes of the machine, or of the container that this runs in
     * @param jobs that are trained at once, and share it
     */
    public static AvailableMemory of(OptionalLong set, long machine, int jobs) {
        if (set.isPresent())
            return new AvailableMemory(set.getAsLong() / MIB / jobs, "crescendo.memory" + shared(jobs));
        long share = (long) (machine * SHARE);
        return new AvailableMemory(
                share / MIB / jobs, "seven eighths of the machine's " + machine / MIB + " MiB" + shared(jobs));
    }

    private static String shared(int jobs) {
        return jobs == 1 ? "" : ", shared by " + jobs + " jobs";
    }

    /** Of this machine: where a control group limits it, its limit. */
    public static long ofMachine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}

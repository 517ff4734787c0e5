package crescendo.trainer.plan;

import crescendo.trainer.model.ProGanDiscriminator;
import java.util.Optional;

/**
 * A minibatch as towers × accumulation × images at once, as Brock et al. 2019 need it for theirs of 2048: an expectation, reckoned
 * from what was measured on one device.
 *
 * <p>Each device steps through its share in parts that fit its memory and sums the gradients; then all exchange them once a step, around a
 * ring: 2 · (n − 1) / n of their bytes over each link.
 *
 * @param devices that share the minibatch evenly
 * @param accumulation parts that each of them trains, one after the other
 * @param imagesAtOnce on one device
 * @param deviceMiB that the networks take on each
 * @param exchangeSeconds of a step
 * @param stepSeconds with it
 */
public record DevicePlan(
        int devices, int accumulation, int imagesAtOnce, long deviceMiB, double exchangeSeconds, double stepSeconds) {
    private static final int BYTES_PER_VALUE = 4;
    private static final double BYTES_PER_GIGABYTE = 1e9;

    /**
     * What is known of one device.
     *
     * @param mib of its memory
     * @param imagesPerSecond that it trains, taken to be the same whatever the images at once
     * @param gigabytesPerSecond of its link to the next
     */
    public record OneDevice(long mib, double imagesPerSecond, double gigabytesPerSecond) {
        public OneDevice {
            if (mib < 1) throw new IllegalArgumentException("a device's memory must be at least 1 MiB, not " + mib);
            if (!(imagesPerSecond > 0))
                throw new IllegalArgumentException("imagesPerSecond must be positive, not " + imagesPerSecond);
            if (!(gigabytesPerSecond > 0))
                throw new IllegalArgumentException("a link's GB/s must be positive, not " + gigabytesPerSecond);
        }
    }

    /** Empty where the devices cannot share the minibatch in whole groups, or not even the smallest part fits one of them. */
    public static Optional<DevicePlan> of(
            StepWork work, int minibatch, int devices, OneDevice device, MemoryModel memory) {
        if (minibatch % devices != 0 || minibatch / devices % ProGanDiscriminator.GROUP != 0) return Optional.empty();
        int share = minibatch / devices;
        double bytes = (double) work.parameters() * BYTES_PER_VALUE;
        double exchange = 2 * (devices - 1.0) / devices * bytes / (device.gigabytesPerSecond * BYTES_PER_GIGABYTE);
        for (int images : Fit.parts(share, 1)) {
            double mib = memory.fixedMiB() + memory.stageMiB(work, images);
            if (mib > device.mib) continue;
            return Optional.of(new DevicePlan(
                    devices,
                    share / images,
                    images,
                    Math.round(mib),
                    exchange,
                    share / device.imagesPerSecond + exchange));
        }
        return Optional.empty();
    }

    public double stepsPerHour() {
        return 3600 / stepSeconds;
    }
}

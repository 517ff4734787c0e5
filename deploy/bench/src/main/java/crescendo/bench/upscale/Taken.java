package crescendo.bench.upscale;

import java.time.Duration;

/**
 * Time that something took.
 *
 * @param seconds   by the clock
 * @param processor seconds of processors, all together: what others run meanwhile changes it little
 */
public record Taken(double seconds, double processor) {
    /** From some time on until now, by a process that is on this machine. */
    public static Taken byNow(ProcessHandle process) {
        Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return new Taken(System.nanoTime() / 1e9, used.toNanos() / 1e9);
    }

    public Taken since(Taken before) {
        return new Taken(seconds - before.seconds, processor - before.processor);
    }

    public Taken meanWith(Taken other) {
        return new Taken((seconds + other.seconds) / 2, (processor + other.processor) / 2);
    }
}

package crescendo.trainer.plan;

/**
 * The most memory that training holds, as was found from measured peaks ({@code docs/benchmarks.md} has them, and by how much the
 * model misses those it was not made from).
 *
 * @param fixedMiB          a process with TensorFlow in it, before any network
 * @param bytesPerParameter its value, Adam's two moments, its average, gradients, kernels made of it, and its copies on the heap
 * @param passes            how often all that both networks put out on the way forward is held at once
 */
public record MemoryModel(double fixedMiB, double bytesPerParameter, double passes) {
    /** TensorFlow on a processor's memory, as this project trains on it. */
    public static final MemoryModel PROCESSOR = new MemoryModel(437, 45.4, 1.08);

    /**
     * The trainer's service, with a heap of 1.5 GiB: from the stages of one run of the paper's CIFAR-10 configuration, which it
     * misses by 15 % at most.
     */
    public static final MemoryModel TRAINER = PROCESSOR.withFixed(917);

    /** A device's own memory: networks alone. What its libraries take beside them has not been measured. */
    public static final MemoryModel DEVICE = PROCESSOR.withFixed(0);

    private static final int BYTES_PER_VALUE = 4;
    private static final double MIB = 1 << 20;

    public MemoryModel {
        if (!(fixedMiB >= 0 && bytesPerParameter >= 0 && passes >= 0))
            throw new IllegalArgumentException("a memory model is 0 or more in all its parts, not " + fixedMiB + ", "
                    + bytesPerParameter + ", " + passes);
    }

    /** The same with another process around it. */
    public MemoryModel withFixed(double mib) {
        return new MemoryModel(mib, bytesPerParameter, passes);
    }

    /** What a stage's graph adds to the process, in MiB. */
    public double stageMiB(StepWork work, int imagesAtOnce) {
        double held = passes * work.forward().values();
        return (work.parameters() * bytesPerParameter + imagesAtOnce * held * BYTES_PER_VALUE) / MIB;
    }
}

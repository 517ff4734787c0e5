package crescendo.trainer.gan;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;

/** What all randomness of a step comes from: the run's seed and the step's number, fed, and the use it is for. */
public final class StepKey {
    /** Uses of randomness within a step, each with numbers of its own. */
    public enum Use {
        DISCRIMINATOR_LATENTS(0),
        GENERATOR_LATENTS(1),
        MIRRORING(2),
        REGULARISERS(3),
        // far away, so that what is added leaves the numbers of all others as they are; parts of a key lie in between
        AUGMENTED_REALS(1L << 48),
        DISCRIMINATOR_FAKES(2L << 48),
        GENERATOR_FAKES(3L << 48);

        private final long offset;

        Use(long offset) {
            this.offset = offset;
        }
    }

    /** From one step to the next: as many as there are uses without a distance of their own. */
    private static final long STRIDE = 4;

    private final Ops tf;
    private final Operand<TInt64> fed;

    public StepKey(Ops tf) {
        this.tf = tf;
        this.fed = tf.placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(2)));
    }

    public Operand<TInt64> fed() {
        return fed;
    }

    /** Different for every seed, step and use. */
    public Operand<TInt64> of(Use use) {
        return tf.math.add(fed, tf.constant(new long[] {0, use.offset}));
    }

    /** What to feed at a step. */
    public static long[] at(long seed, long step) {
        return new long[] {seed, step * STRIDE};
    }
}

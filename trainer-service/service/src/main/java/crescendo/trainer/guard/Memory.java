package crescendo.trainer.guard;

import crescendo.contracts.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the guard remembers from look to look: a part of the training state, so that a resumed run comes to the same verdicts.
 *
 * @param resolution that the following belongs to; 0 before the first look
 * @param best       lowest distance of a look without any sign; infinite where there was none
 * @param within     diversity at that look
 * @param between    diversity at that look
 * @param saturated  looks in a row with this sign, up to the last
 * @param alike      looks in a row with this sign, up to the last
 * @param away       looks in a row with this sign, up to the last
 * @param gaps       sum of the score gaps of the steps since the last look
 * @param steps      that are in that sum
 */
public record Memory(
        int resolution,
        double best,
        double within,
        double between,
        int saturated,
        int alike,
        int away,
        double gaps,
        long steps) {
    public static final Memory NONE = fresh(0, 0, 0);
    private static final int NUMBERS = 9;

    private static Memory fresh(int resolution, double gaps, long steps) {
        return new Memory(resolution, Double.POSITIVE_INFINITY, 0, 0, 0, 0, 0, gaps, steps);
    }

    /** Looks at one resolution do not compare with those at another. */
    Memory at(int wanted) {
        return wanted == resolution ? this : fresh(wanted, gaps, steps);
    }

    /** After a step whose mean scores were so far apart. */
    Memory step(double gap) {
        return new Memory(resolution, best, within, between, saturated, alike, away, gaps + gap, steps + 1);
    }

    /** The mean gap of the steps since the last look; NaN where no step told of scores. */
    double gap() {
        return steps == 0 ? Double.NaN : gaps / steps;
    }

    Memory looked(int nowSaturated, int nowAlike, int nowAway) {
        return new Memory(resolution, best, within, between, nowSaturated, nowAlike, nowAway, 0, 0);
    }

    Memory improved(Sight sight) {
        return new Memory(
                resolution, sight.distance(), sight.within(), sight.between(), saturated, alike, away, gaps, steps);
    }

    /** All of it, bit for bit. */
    public Tensor tensor() {
        ByteBuffer data = ByteBuffer.allocate(NUMBERS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(resolution).putDouble(best).putDouble(within).putDouble(between);
        data.putDouble(saturated)
                .putDouble(alike)
                .putDouble(away)
                .putDouble(gaps)
                .putDouble(steps);
        return new Tensor(Tensor.Type.F64, new long[] {NUMBERS}, data.flip());
    }

    /** @throws IllegalArgumentException where the tensor is no memory */
    public static Memory of(Tensor tensor) {
        if (tensor.type() != Tensor.Type.F64 || tensor.elements() != NUMBERS) {
            throw new IllegalArgumentException("not a guard's memory: " + tensor);
        }
        ByteBuffer data = tensor.data();
        return new Memory(
                (int) data.getDouble(),
                data.getDouble(),
                data.getDouble(),
                data.getDouble(),
                (int) data.getDouble(),
                (int) data.getDouble(),
                (int) data.getDouble(),
                data.getDouble(),
                (long) data.getDouble());
    }
}

package crescendo.inference;

import java.util.Arrays;
import java.util.Random;

/** What a hostile or broken sender makes of something whole. */
public final class Damage {
    private Damage() {}

    /**
     * A copy with one to six bytes changed; every fourth is cut short before.
     *
     * @param trial counts from 0
     * @param most  bytes at the beginning in which they are changed
     */
    public static byte[] of(byte[] whole, int trial, int most, Random random) {
        byte[] damaged = Arrays.copyOf(whole, trial % 4 == 0 ? random.nextInt(whole.length) : whole.length);
        for (int flips = 0; flips <= trial % 6 && damaged.length > 0; flips++) {
            damaged[random.nextInt(Math.min(damaged.length, most))] = (byte) random.nextInt();
        }
        return damaged;
    }
}

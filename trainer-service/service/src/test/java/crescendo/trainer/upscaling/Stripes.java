package crescendo.trainer.upscaling;

import crescendo.trainer.engine.Batch;
import java.util.Arrays;
import java.util.Random;

/** Grey pictures with stripes, and the mean of every 2×2 of their pixels, which is plain: the light ones could be left or right of it. */
public final class Stripes {
    private Stripes() {}

    /** @param step that the pictures follow from */
    public static Batch of(int minibatch, int side, long step) {
        Random random = new Random(step);
        byte[] high = new byte[minibatch * side * side];
        byte[] low = new byte[high.length / 4];
        for (int image = 0; image < minibatch; image++) {
            int grey = 100 + random.nextInt(50);
            int contrast = random.nextBoolean() ? 90 : -90;
            for (int at = 0; at < side * side; at++)
                high[image * side * side + at] = (byte) (grey + (at % 2 == 0 ? contrast : -contrast));
            Arrays.fill(low, image * side * side / 4, (image + 1) * side * side / 4, (byte) grey);
        }
        return Batch.ofPairs(low, high);
    }
}

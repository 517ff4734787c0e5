package crescendo.trainer.tower;

import java.util.function.IntFunction;
import org.tensorflow.DeviceSpec.DeviceType;

/**
 * What a trainer computes with.
 *
 * @param threads TensorFlow's; they are part of what makes two runs equal, and the first run of a process decides for all
 * @param devices for as many towers as a recipe asks for
 * @throws IllegalArgumentException from {@code devices}, where there are not as many
 */
public record Compute(int threads, IntFunction<TowerDevices> devices) {
    /** The processor of this machine. */
    public static Compute processor(int threads) {
        return new Compute(threads, towers -> new LocalDevices(DeviceType.CPU, towers));
    }

    /** @param gpus that TensorFlow sees */
    public static Compute gpus(int threads, int gpus) {
        return new Compute(threads, towers -> {
            if (towers > gpus)
                throw new IllegalArgumentException(
                        "execution.towers: " + towers + ", but TensorFlow sees only " + gpus + " GPU here");
            return new LocalDevices(DeviceType.GPU, towers);
        });
    }
}

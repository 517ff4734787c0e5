package crescendo.trainer.model.shape;

import java.util.Arrays;
import java.util.Map;

/**
 * What a convolution's weights say of it.
 *
 * @param in  channels that it reads
 * @param out channels that it gives
 */
public record Kernel(int in, int out) {
    private static final int AXES = 4;

    /**
     * @param name   of the weights
     * @param shapes of parameters, by name
     * @throws IllegalArgumentException where they are no weights of a convolution
     */
    public static Kernel of(String name, Map<String, long[]> shapes) {
        long[] shape = shapes.get(name);
        if (shape == null || shape.length != AXES || shape[2] < 1 || shape[3] < 1)
            throw new IllegalArgumentException(name + " is of shape " + Arrays.toString(shape)
                    + "; weights of a convolution have four axes: height, width, channels in, channels out");
        return new Kernel(Math.toIntExact(shape[2]), Math.toIntExact(shape[3]));
    }
}

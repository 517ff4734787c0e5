package crescendo.inference.sampling;

import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import java.util.function.Supplier;

/**
 * What a generator is to make.
 *
 * @param output room for as many images as the input has rows; asked for once the request is taken on, not before
 * @param bytes  that the input, the images, and what is made of them, hold at most until they are sent
 */
public record Wish(Input input, Supplier<Output> output, long bytes) {
    /** What is written holds so many times its length: a buffer that grows, and the copy that is sent. */
    public static final int COPIES = 3;

    /** Bytes that are held of what goes in, until it has been through. */
    public static long bytes(Input input) {
        return (long) Float.BYTES * (input.latents().length + input.shares().length)
                + (long) Long.BYTES * input.labels().length;
    }
}

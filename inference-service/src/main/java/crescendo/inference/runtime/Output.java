package crescendo.inference.runtime;

/**
 * Where what comes out of a generator goes, an image each row of the input.
 *
 * @param images uint8 NHWC; empty where they are not wanted
 * @param raw    what the network says before it is made pixels, float32 NHWC; empty where that is not wanted
 */
public record Output(byte[] images, float[] raw) {
    public Output {
        if (images.length == 0 && raw.length == 0) {
            throw new IllegalArgumentException("images, raw or both must be wanted");
        }
    }

    /** Room for {@code count} images, and nothing else. */
    public static Output images(Signature signature, int count) {
        return new Output(new byte[length(signature, count)], new float[0]);
    }

    /** Room for {@code count} raw outputs, and nothing else. */
    public static Output raw(Signature signature, int count) {
        return new Output(new byte[0], new float[length(signature, count)]);
    }

    /** Room for both. */
    public static Output both(Signature signature, int count) {
        int length = length(signature, count);
        return new Output(new byte[length], new float[length]);
    }

    private static int length(Signature signature, int count) {
        return Math.multiplyExact(count, signature.imageBytes());
    }

    boolean wantsImages() {
        return images.length > 0;
    }

    boolean wantsRaw() {
        return raw.length > 0;
    }
}

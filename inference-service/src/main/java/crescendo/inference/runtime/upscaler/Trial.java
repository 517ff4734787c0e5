package crescendo.inference.runtime.upscaler;

import java.util.stream.IntStream;

/** A network is tried on a small picture before anybody uses it. */
record Trial(Upscaler upscaler) {
    private static final int SIDE = 8;

    /**
     * Whether the bytes that it makes are its numbers, rounded.
     *
     * @throws IllegalStateException where ONNX Runtime fails
     */
    boolean roundsItsNumbers() {
        Ports ports = ran();
        int side = SIDE * upscaler.spec().scale();
        int channels = upscaler.spec().colours().channels();
        return IntStream.range(0, side * side * channels).allMatch(i -> {
            int y = i / channels / side;
            int x = i / channels % side;
            int rounded = ports.out().at(0, y, x, i % channels, 255);
            return Math.abs(rounded - ports.raw().at(0, y, x, i % channels, 255)) <= 1;
        });
    }

    /** Whether it can be run at all. */
    boolean runs() {
        try {
            ran();
            return true;
        } catch (IllegalStateException failure) {
            return false;
        }
    }

    private Ports ran() {
        return upscaler.tried(
                new Patches(1, SIDE, SIDE, 255, (patch, y, x, channel) -> (29 * y + 37 * x + 83 * channel) % 256));
    }
}

package crescendo.measure.interpolation;

import crescendo.contracts.model.Interpolation;
import crescendo.measure.onnx.UnusableNetwork;

/**
 * The numbers between those of two networks: {@code (1 − alpha) · from + alpha · to}, computed in double. Wang et al. 2018
 * (ESRGAN), section 3.4, equation 4.
 *
 * <p>What is the same in both stays as it is to the bit, and so does all of an end, at 0 and at 1.
 *
 * @param alpha in [0, 1]
 */
record Blend(double alpha) {
    Blend {
        Interpolation.requireAllowed(alpha);
    }

    /** @throws UnusableNetwork where a number between is asked for and one of the two is none */
    float of(String what, float from, float to) {
        if (alpha == 0 || Float.floatToRawIntBits(from) == Float.floatToRawIntBits(to)) return from;
        return alpha == 1 ? to : (float) between(what, from, to);
    }

    /** As {@link #of(String, float, float)}. */
    double of(String what, double from, double to) {
        if (alpha == 0 || Double.doubleToRawLongBits(from) == Double.doubleToRawLongBits(to)) return from;
        return alpha == 1 ? to : between(what, from, to);
    }

    private double between(String what, double from, double to) {
        if (!Double.isFinite(from) || !Double.isFinite(to))
            throw new UnusableNetwork(what + " holds " + from + " and " + to + ", and nothing lies between those");
        return (1 - alpha) * from + alpha * to;
    }
}

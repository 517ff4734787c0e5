package crescendo.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How images become the input of an extractor that is not ours: resized to its side by bilinear interpolation without
 * antialiasing, then each value of [0, 255] times {@code scale} plus {@code shift}, float32. Grey images are repeated as three
 * colours.
 *
 * @param side   height and width of the input, in pixels
 * @param layout of its axes
 */
public record ImageInput(int side, Centres centres, double scale, double shift, Layout layout) {
    /** Where an output pixel k is looked for in the input, {@code ratio} being the input's side by the output's. */
    public enum Centres {
        /** At (k + ½) · ratio − ½: PyTorch's {@code align_corners=False}, ONNX' {@code half_pixel}. */
        @JsonProperty("half-pixel")
        HALF_PIXEL,
        /** At k · ratio: TensorFlow 1's {@code align_corners=False}, ONNX' {@code asymmetric}. */
        @JsonProperty("corner")
        CORNER
    }

    public enum Layout {
        /** [batch, colours, height, width]. */
        @JsonProperty("nchw")
        NCHW,
        /** [batch, height, width, colours]. */
        @JsonProperty("nhwc")
        NHWC
    }

    public ImageInput {
        if (side < 1 || side > 4096) {
            throw new IllegalArgumentException("side: " + side + " is not allowed; use 1 to 4096");
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(shift)) {
            throw new IllegalArgumentException("range: a scale of " + scale + " and a shift of " + shift
                    + " are not allowed; use finite numbers, the scale not 0");
        }
    }

    /** Of values that run from {@code black} to {@code white}. */
    public static ImageInput ranging(int side, Centres centres, double black, double white, Layout layout) {
        return new ImageInput(side, centres, (white - black) / 255, black, layout);
    }
}

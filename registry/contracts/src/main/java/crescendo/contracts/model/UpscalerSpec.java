package crescendo.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import crescendo.contracts.model.ImageInput.Layout;
import java.util.Set;

/**
 * How an upscaler's file is used. It makes images {@code scale} times as high and as wide. Its ports in the manifest say which
 * sides are free (−1); those trained here take uint8 {@code images} of any size and give uint8 {@code upscaled}, both NHWC.
 *
 * @param images   name of its only input
 * @param upscaled name of the output to use
 * @param scale    2, 3, 4 …: sides of the output by sides of the input
 * @param colours  along the axis of colours
 * @param layout   of the axes of both
 * @param takes    values of the input
 * @param gives    values of the output
 * @param overlap  how far a pixel of the input reaches into the output, in pixels of the input: tiles that overlap so far on
 *                 every side have no seam
 * @param multiple heights and widths of the input must be multiples of this; 1 where any will do
 */
public record UpscalerSpec(
        String images,
        String upscaled,
        int scale,
        Colours colours,
        Layout layout,
        Values takes,
        Values gives,
        int overlap,
        int multiple) {
    /** Of an upscaler that was trained here. */
    public static final String IMAGES = "images";
    /** Of an upscaler that was trained here. */
    public static final String UPSCALED = "upscaled";
    /** Of an upscaler that was trained here: float32 from −1 to 1, of which {@link #UPSCALED} is what lies there, rounded to 256 levels. */
    public static final String RAW = "raw";

    public static final int LARGEST_SCALE = 16;

    /** What lies along the axis of colours. */
    public enum Colours {
        @JsonProperty("grey")
        GREY,
        @JsonProperty("rgb")
        RGB,
        @JsonProperty("bgr")
        BGR;

        /** Length of that axis. */
        public int channels() {
            return this == GREY ? 1 : 3;
        }
    }

    /**
     * Which numbers stand for what.
     *
     * @param type  {@code float32} or {@code uint8}
     * @param black value of black
     * @param white value of white
     */
    public record Values(String type, double black, double white) {
        /** 0 to 255, as bytes. */
        public static final Values BYTES = new Values("uint8", 0, 255);

        /** float32 numbers. */
        public static Values numbers(double black, double white) {
            return new Values("float32", black, white);
        }

        public Values {
            if (!Set.of("float32", "uint8").contains(type)) {
                throw new IllegalArgumentException("type: \"" + type + "\" is not known; use float32 or uint8");
            }
            if (!Double.isFinite(black) || !Double.isFinite(white) || black == white) {
                throw new IllegalArgumentException("range: a black of " + black + " and a white of " + white
                        + " are not allowed; use two different finite numbers");
            }
            if (type.equals("uint8") && (black != 0 || white != 255)) {
                throw new IllegalArgumentException(
                        "range: uint8 runs from 0 to 255, not from " + black + " to " + white);
            }
        }
    }

    public UpscalerSpec {
        if (images == null || upscaled == null || colours == null || layout == null || takes == null || gives == null) {
            throw new IllegalArgumentException(
                    "upscaler: images, upscaled, colours, layout, takes and gives are all needed");
        }
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new IllegalArgumentException(
                    "scale: " + scale + " is not allowed; use 1 to " + LARGEST_SCALE + ", 1 for what only restores");
        }
        if (overlap < 0 || overlap > 4096) {
            throw new IllegalArgumentException("overlap: " + overlap + " is not allowed; use 0 to 4096");
        }
        if (multiple < 1 || multiple > 1024) {
            throw new IllegalArgumentException("multiple: " + multiple + " is not allowed; use 1 to 1024");
        }
    }

    /**
     * Of an upscaler that was trained here.
     *
     * @param channels 1 for grey, 3 for RGB
     */
    public static UpscalerSpec own(int scale, int channels, int overlap) {
        Colours colours =
                switch (channels) {
                    case 1 -> Colours.GREY;
                    case 3 -> Colours.RGB;
                    default ->
                        throw new IllegalArgumentException("channels must be 1 (grey) or 3 (RGB), not " + channels);
                };
        return new UpscalerSpec(IMAGES, UPSCALED, scale, colours, Layout.NHWC, Values.BYTES, Values.BYTES, overlap, 1);
    }
}

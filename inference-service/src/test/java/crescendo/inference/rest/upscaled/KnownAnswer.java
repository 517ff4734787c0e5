package crescendo.inference.rest.upscaled;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.inference.TinyUpscaler;

/**
 * Networks that make four pixels of one, exchange the first two of the colours that they see and keep three fifths of the
 * last: so an answer shows which channels were seen in which order, how often, and with how many bits.
 */
enum KnownAnswer {
    /** Sees red, green, blue, as bytes, and was trained here: of 16 bits it sees them all. */
    OWN(TinyUpscaler.own(2, 3, TinyUpscaler.KNOWN)),
    /** Sees red, green, blue, as bytes, and was trained elsewhere: there are 256 levels. */
    BYTES(Colours.RGB, Layout.NHWC, Values.BYTES),
    /** Sees red, green, blue, as numbers from 0 to 1. */
    REAL(Colours.RGB, Layout.NCHW, new Values("float32", 0, 1)),
    /** Sees blue, green, red, as numbers from −1 to 1. */
    BACKWARDS(Colours.BGR, Layout.NCHW, new Values("float32", -1, 1)),
    /** Sees grey, as bytes, and was trained here. */
    ONE_COLOUR(TinyUpscaler.own(2, 1, TinyUpscaler.KNOWN));

    private final TinyUpscaler upscaler;

    KnownAnswer(Colours colours, Layout layout, Values values) {
        this(new TinyUpscaler(2, colours, TinyUpscaler.KNOWN, layout, values, -1));
    }

    KnownAnswer(TinyUpscaler upscaler) {
        this.upscaler = upscaler;
    }

    TinyUpscaler upscaler() {
        return upscaler;
    }

    String model() {
        return "known-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * What becomes of a pixel of one to four channels, an opacity being the last of two or four.
     *
     * @param white the highest value that a sample may have: 255 or 65535
     */
    int[] of(int[] pixel, int white) {
        int[] made = new int[pixel.length];
        int colours = pixel.length < 3 ? 1 : 3;
        for (int channel = 0; channel < pixel.length; channel++) {
            made[channel] = alone(pixel[channel], white);
        }
        if (colours == 3 && this != ONE_COLOUR) {
            boolean backwards = this == BACKWARDS;
            made[0] = seen(pixel[backwards ? 0 : 1], white, backwards);
            made[1] = seen(pixel[backwards ? 2 : 0], white, false);
            made[2] = seen(pixel[backwards ? 1 : 2], white, !backwards);
        }
        return made;
    }

    /** A channel that the network sees as a grey picture: in all its colours, of which the mean is taken. */
    private int alone(int value, int white) {
        int least = seen(value, white, true);
        return this == ONE_COLOUR ? least : (int) Math.round((2.0 * seen(value, white, false) + least) / 3);
    }

    private int seen(int value, int white, boolean threeFifths) {
        int step = this == BYTES ? white / 255 : 1;
        long level = Math.round((double) value / step);
        return (int) (threeFifths ? Math.round(0.6 * level) : level) * step;
    }
}

package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Extras;
import crescendo.inference.image.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of a picture's opacity. */
public enum Opacity {
    /** The network upscales it as it does a grey picture. */
    NETWORK,
    /** It is upscaled by bilinear interpolation. */
    SMOOTH,
    /** The picture is laid on white. */
    WHITE,
    /** The picture is laid on black. */
    BLACK;

    public static List<String> names() {
        return Arrays.stream(values())
                .map(use -> use.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean isKept() {
        return this == NETWORK || this == SMOOTH;
    }

    /** The picture, without opacity where that is not kept. */
    Picture apply(Picture picture) {
        if (isKept() || !picture.hasAlpha()) {
            return picture;
        }
        int colours = picture.colours();
        int below = this == WHITE ? picture.white() : 0;
        short[] samples = new short[picture.height() * picture.width() * colours];
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int opacity = picture.at(y, x, colours);
                for (int colour = 0; colour < colours; colour++) {
                    samples[at++] = (short) laid(picture.at(y, x, colour), opacity, picture.white(), below);
                }
            }
        }
        Extras extras = picture.extras();
        return new Picture(picture.height(), picture.width(), colours, picture.depth(), samples, extras);
    }

    /** Halves rounded up. */
    private static long laid(long value, long opacity, long white, long below) {
        return (value * opacity + below * (white - opacity) + white / 2) / white;
    }

    /** A sample of the opacity between the four nearest, pixels having their centres half way. */
    static int smooth(Picture picture, int y, int x, int scale) {
        double down = (y + 0.5) / scale - 0.5;
        double along = (x + 0.5) / scale - 0.5;
        int top = (int) Math.floor(down);
        int left = (int) Math.floor(along);
        double below = down - top;
        double right = along - left;
        double sum = (1 - below) * (1 - right) * near(picture, top, left)
                + (1 - below) * right * near(picture, top, left + 1)
                + below * (1 - right) * near(picture, top + 1, left)
                + below * right * near(picture, top + 1, left + 1);
        return (int) Math.round(sum);
    }

    private static int near(Picture picture, int y, int x) {
        return picture.at(
                Math.max(0, Math.min(picture.height() - 1, y)),
                Math.max(0, Math.min(picture.width() - 1, x)),
                picture.channels() - 1);
    }
}

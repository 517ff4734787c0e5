package crescendo.client.dataset.source;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What transparent parts of pictures are laid over.
 *
 * @param red in [0, 255], as are the others
 */
public record Background(int red, int green, int blue) {
    public static final Background BLACK = new Background(0, 0, 0);
    public static final Background WHITE = new Background(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#?[0-9a-f]{6}");

    public Background {
        for (int value : new int[] {red, green, blue}) {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("a background's colours lie in [0, 255], not " + value);
            }
        }
    }

    /** @param text {@code black}, {@code white} or a colour such as {@code #8040ff} */
    public static Background parse(String text) {
        String colour = text.toLowerCase(Locale.ROOT);
        if (colour.equals("black") || colour.equals("white")) {
            return colour.equals("black") ? BLACK : WHITE;
        }
        if (!HEX.matcher(colour).matches()) {
            throw new IllegalArgumentException(
                    "background: " + text + " is no colour; use black, white or one such as #8040ff");
        }
        int rgb = Integer.parseInt(colour.substring(colour.length() - 6), 16);
        return new Background(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Whether a grey image stays grey over it. */
    public boolean grey() {
        return red == green && green == blue;
    }

    /** @param colour 0 is red, 1 green, 2 blue */
    public int at(int colour) {
        return colour == 0 ? red : colour == 1 ? green : blue;
    }
}

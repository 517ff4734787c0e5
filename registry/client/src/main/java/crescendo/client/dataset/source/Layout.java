package crescendo.client.dataset.source;

import java.util.Locale;

/** Where an array of images has its colours. */
public enum Layout {
    /** Last: {@code [image][y][x][colour]}. */
    NHWC,
    /** Before the pixels: {@code [image][colour][y][x]}. */
    NCHW;

    /** @param text {@code nhwc} or {@code nchw} */
    public static Layout parse(String text) {
        for (Layout layout : values()) {
            if (layout.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return layout;
            }
        }
        throw new IllegalArgumentException("layout: " + text + " is unknown; use nhwc or nchw");
    }
}

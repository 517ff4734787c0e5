package crescendo.inference.upscaling;

import java.util.ArrayList;
import java.util.List;

/** How one axis of an image is cut into windows of equal length that overlap, so that no seam is seen. */
final class Tiles {
    private Tiles() {}

    /**
     * A window, and the part of it that is used. All in pixels of the small image.
     *
     * @param start  of the window
     * @param length of the window; it may reach beyond the image, where the last pixel is repeated
     * @param from   first pixel that is used
     * @param end    behind the last pixel that is used
     */
    record Span(int start, int length, int from, int end) {}

    /**
     * What a network allows, and what is wished for.
     *
     * @param window   length of a window, unless the image is shorter
     * @param overlap  how far the used part must stay away from the ends of a window that are not ends of the image
     * @param multiple windows begin and end at multiples of it
     * @param fixed    whether windows have this length even where the image is shorter
     */
    record Rule(int window, int overlap, int multiple, boolean fixed) {
        public Rule {
            if (window < least(overlap, multiple) || window % multiple != 0) {
                throw new IllegalArgumentException("window: " + window + " is not allowed; use a multiple of "
                        + multiple + " from " + least(overlap, multiple) + " up");
            }
        }

        /** Shorter windows would not get on. */
        static int least(int overlap, int multiple) {
            return up(2 * overlap + multiple, multiple);
        }

        /** The next longer window that is allowed. */
        static Rule of(int wished, int overlap, int multiple) {
            return new Rule(Math.max(up(wished, multiple), least(overlap, multiple)), overlap, multiple, false);
        }
    }

    /** The windows of an axis; the parts they are used for follow on each other, from 0 to {@code size}. */
    static List<Span> of(int size, Rule rule) {
        int whole = up(size, rule.multiple);
        if (whole <= rule.window) {
            return List.of(new Span(0, rule.fixed ? rule.window : whole, 0, size));
        }
        List<Span> spans = new ArrayList<>();
        int last = whole - rule.window;
        for (int from = 0; from < size; ) {
            int start = Math.min(down(Math.max(0, from - rule.overlap), rule.multiple), last);
            int end = start == last ? size : start + rule.window - rule.overlap;
            spans.add(new Span(start, rule.window, from, end));
            from = end;
        }
        return List.copyOf(spans);
    }

    private static int up(int size, int multiple) {
        return (size + multiple - 1) / multiple * multiple;
    }

    private static int down(int size, int multiple) {
        return size / multiple * multiple;
    }
}

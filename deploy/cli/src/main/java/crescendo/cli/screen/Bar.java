package crescendo.cli.screen;

/** A bar that fills from the left, in eighths of a character. */
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private Bar() {}

    /**
     * @param share in [0, 1]; what lies outside is drawn as the nearest end
     * @param width in characters, at least 1
     */
    public static String of(double share, int width) {
        double within = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
        int eighths = (int) Math.floor(within * width * 8);
        StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
        if (bar.length() < width) {
            bar.append(eighths % 8 == 0 ? '░' : EIGHTHS.charAt(eighths % 8));
        }
        return bar + "░".repeat(width - bar.length());
    }
}

package crescendo.cli.screen;

/** A stretch of time as people say it. */
public final class Span {
    private Span() {}

    /** Such as {@code 45 s}, {@code 3 min 05 s}, {@code 2 h 07 min}; a dash while it is unknown (negative or not a number). */
    public static String of(double seconds) {
        if (!(seconds >= 0) || seconds > 1e9) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? "%d min %02d s".formatted(whole / 60, whole % 60)
                : "%d h %02d min".formatted(whole / 3600, whole / 60 % 60);
    }
}

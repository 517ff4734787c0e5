package crescendo.bench.soak;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;

/** What a soak found: a trend for each thing that must not grow. */
record SoakFigures(long lives, double minutes, List<Trend> trends) {
    private static final double MEMORY_MIB = 16;
    private static final double MEMORY_SHARE = 0.02;
    private static final double KIB = 1024;

    static SoakFigures of(List<Held> all) {
        Held last = all.get(all.size() - 1);
        List<Trend> trends = List.of(
                Trend.of("resident MiB", all, Held::rssMiB, MEMORY_MIB, MEMORY_SHARE),
                Trend.of("live heap MiB", all, held -> held.heapKiB() / KIB, 1, MEMORY_SHARE),
                Trend.of("TensorFlow's MiB", all, held -> held.nativeKiB() / KIB, 0, 0),
                Trend.of("TensorFlow's objects", all, Held::natives, 0, 0),
                Trend.of("graphs and sessions", all, Held::graphs, 0, 0),
                Trend.of("threads", all, Held::threads, 0, 0),
                Trend.of("open files", all, Held::files, 0, 0));
        return new SoakFigures(last.lives(), last.seconds() / 60, trends);
    }

    boolean flat() {
        return trends.stream().allMatch(Trend::flat);
    }

    Table table() {
        Table table = new Table("held", "early", "late", "an hour", "allowed", "verdict");
        trends.forEach(trend -> table.row(
                trend.what(),
                Figure.of(trend.early()),
                Figure.of(trend.late()),
                Figure.of(trend.perHour()),
                Figure.of(trend.allowed()),
                trend.flat() ? "flat" : "grows"));
        return table;
    }
}

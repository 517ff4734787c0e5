package crescendo.bench.start;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import crescendo.platform.service.Service;
import java.util.List;

/** A row: the medians of a service's starts. */
record StartFigures(String service, int starts, double secondsToReady, long rssMiB) {
    /** One of them. */
    record Start(double seconds, long rssMiB) {}

    static StartFigures of(Service service, List<Start> starts) {
        double seconds =
                Figure.median(starts.stream().mapToDouble(Start::seconds).toArray());
        double memory = Figure.median(starts.stream().mapToDouble(Start::rssMiB).toArray());
        return new StartFigures(service.toString(), starts.size(), Figure.rounded(seconds), Math.round(memory));
    }

    static Table table(List<StartFigures> rows) {
        Table table = new Table("service", "starts", "s to ready", "RSS MiB");
        rows.forEach(row -> table.row(row.service, row.starts, Figure.of(row.secondsToReady), row.rssMiB));
        return table;
    }
}

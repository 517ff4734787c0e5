package crescendo.bench.serve;

import crescendo.bench.Figure;
import crescendo.bench.Memory;
import crescendo.cli.screen.Table;
import java.util.List;

/**
 * A row: what the service holds after so many requests.
 *
 * @param requests    so far, all answered
 * @param heapMiB     live objects
 * @param residentMiB as Linux counts it, native libraries included
 */
record KeptFigures(long requests, double heapMiB, long residentMiB) {
    private static final double MIB = 1 << 20;

    /** What live objects may grow by and still be called flat: caches that are filled as it goes. */
    static final double ALLOWED_MIB = 2;

    static KeptFigures now(long requests, long pid) {
        return new KeptFigures(requests, Figure.rounded(LiveHeap.bytes(pid) / MIB), Memory.heldMiB(pid));
    }

    static Table table(List<KeptFigures> rows) {
        Table table = new Table("requests", "live heap MiB", "resident MiB");
        rows.forEach(row -> table.row(row.requests, Figure.of(row.heapMiB), row.residentMiB));
        return table;
    }

    /** Whether live objects are no more at the end than after the first of the rows, which are at least two. */
    static boolean flat(List<KeptFigures> rows) {
        if (rows.size() < 2) throw new IllegalArgumentException("one row tells nothing of growth");
        return rows.get(rows.size() - 1).heapMiB - rows.get(0).heapMiB <= ALLOWED_MIB;
    }
}

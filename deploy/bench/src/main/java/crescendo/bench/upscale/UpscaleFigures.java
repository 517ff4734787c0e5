package crescendo.bench.upscale;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;

/**
 * A row: pictures of one size.
 *
 * @param side          of the picture that is sent, in pixels
 * @param made          side of the larger picture
 * @param tiles         that it is cut into
 * @param seconds       from the request to the last byte; the median of the rounds
 * @param firstSeconds  to the first byte
 * @param shareOfDirect seconds of ONNX Runtime alone for as many whole tiles, by {@code seconds}
 * @param peakMiB       the most that the service has held resident since it began
 */
record UpscaleFigures(
        int side, int made, int tiles, double seconds, double firstSeconds, double shareOfDirect, long peakMiB) {
    static Table table(List<UpscaleFigures> rows) {
        Table table = new Table("picture", "becomes", "tiles", "s", "s to the first byte", "of direct", "peak MiB");
        rows.forEach(row -> table.row(
                row.side + "²",
                row.made + "²",
                row.tiles,
                Figure.of(row.seconds),
                Figure.of(row.firstSeconds),
                Math.round(row.shareOfDirect * 100) + " %",
                row.peakMiB));
        return table;
    }
}

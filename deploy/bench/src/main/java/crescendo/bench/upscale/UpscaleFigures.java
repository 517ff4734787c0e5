package crescendo.bench.upscale;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row: pictures of one size.
 *
 * @param side          of the picture that is sent, in pixels
 * @param made          side of the larger picture
 * @param tiles         that it is cut into, as the service says
 * @param tileSeconds   that ONNX Runtime alone takes for one
 * @param seconds       from the request to the last byte; the median of the rounds
 * @param firstSeconds  to the first byte
 * @param shareOfDirect seconds of ONNX Runtime alone for as many tiles, by {@code seconds}; the median of the rounds' own
 * @param processorShareOfDirect the same by the time of processors, the client's apart
 * @param peakMiB       the most that the service has held resident since it began
 */
record UpscaleFigures(
        int side,
        int made,
        int tiles,
        double tileSeconds,
        double seconds,
        double firstSeconds,
        double shareOfDirect,
        double processorShareOfDirect,
        long peakMiB) {
    static UpscaleFigures of(int side, int scale, List<UpscaleRound> rounds, long peakMiB) {
        return new UpscaleFigures(
                side,
                side * scale,
                rounds.get(0).answered().tiles(),
                median(rounds, round -> round.alone().seconds()),
                median(rounds, round -> round.answered().taken().seconds()),
                median(rounds, round -> round.answered().firstSeconds()),
                median(rounds, UpscaleRound::shareOfDirect),
                median(rounds, UpscaleRound::processorShareOfDirect),
                peakMiB);
    }

    private static double median(List<UpscaleRound> rounds, ToDoubleFunction<UpscaleRound> figure) {
        return Figure.rounded(Figure.median(rounds.stream().mapToDouble(figure).toArray()));
    }

    static Table table(List<UpscaleFigures> rows) {
        Table table = new Table(
                "picture",
                "becomes",
                "tiles",
                "s a tile alone",
                "s",
                "s to the first byte",
                "of direct",
                "by CPU",
                "peak MiB");
        rows.forEach(row -> table.row(
                row.side + "²",
                row.made + "²",
                row.tiles,
                Figure.of(row.tileSeconds),
                Figure.of(row.seconds),
                Figure.of(row.firstSeconds),
                Math.round(row.shareOfDirect * 100) + " %",
                Math.round(row.processorShareOfDirect * 100) + " %",
                row.peakMiB));
        return table;
    }
}

package crescendo.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast one device is.
 *
 * @param origin where that is known from
 */
record MeasuredFigure(double imagesPerSecond, String origin) {
    /** @throws Complaint where the file has no figure for the resolution */
    static MeasuredFigure read(Path file, int resolution) throws IOException {
        for (JsonNode row : rows(file)) {
            if (row.path("resolution").asInt() == resolution
                    && row.path("imagesPerSecond").asDouble() > 0) {
                double speed = row.get("imagesPerSecond").asDouble();
                return new MeasuredFigure(
                        speed,
                        "%s images/s as measured on one device with %d images a step"
                                .formatted(number(speed), row.path("batch").asInt()));
            }
        }
        throw Complaint.failed("--figure: " + file + " has no images/s at " + resolution
                + "; measure them: ./crescendo bench train --resolutions " + resolution + " --json > " + file);
    }

    private static JsonNode rows(Path file) throws IOException {
        try {
            return Json.tree(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw Complaint.failed("--figure: " + file + ": " + e.getMessage());
        }
    }

    /** @throws Complaint where the pace of this machine is not known */
    static MeasuredFigure expected(DryRun.Stage stage) {
        double millis = stage.stepMillis()
                .orElseThrow(() -> Complaint.usage(
                        "--devices: how fast one device is is not known; name a measured figure with --figure"));
        double speed = stage.minibatch() / millis * 1000;
        return new MeasuredFigure(speed, number(speed) + " images/s as expected of this machine, taken for one device");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}

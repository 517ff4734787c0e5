package crescendo.cli.sample;

import crescendo.cli.Complaint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which images are asked for; the inference service checks the values. */
final class SampleOptions {
    private static final int SWEEP_PARTS = 3;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "64",
            description = "How many images (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the latents (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--first",
            paramLabel = "K",
            defaultValue = "0",
            description = "First sample of the seed (default: ${DEFAULT-VALUE}).")
    private long first;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "A version or an alias (default: the newest version).")
    private Optional<String> version;

    @Option(
            names = "--label",
            paramLabel = "CLASS",
            split = ",",
            description =
                    "Class of all images, where the model knows classes, by name or number; or one for each latent,"
                            + " with commas between (default: by the seed).")
    private List<String> labels = List.of();

    @Option(
            names = "--truncation",
            paramLabel = "T",
            description = "Draw latents beyond T again: the smaller, the less variety (default: none).")
    private Optional<Double> truncation;

    @Option(
            names = "--sweep",
            paramLabel = "VARIABLE[:FROM:TO]",
            description =
                    "One latent, in which one variable goes from one value to another, by number from 0 (-2 to 2).")
    private Optional<String> sweep;

    @Option(
            names = "--interpolate",
            paramLabel = "WAY",
            description = "From each latent to the next in equal steps, linear or spherical.")
    private Optional<String> way;

    @Option(names = "--stops", paramLabel = "N", description = "Latents that an interpolation goes by (default: 2).")
    private Optional<Integer> stops;

    @Option(names = "--loop", description = "An interpolation goes back to its first latent.")
    private boolean loop;

    @Option(
            names = "--blend-classes",
            description = "Classes go from latent to latent as well (default: an image has that of the nearer latent).")
    private boolean blend;

    @Option(names = "--fps", paramLabel = "N", description = "Images a second of what moves (default: 12).")
    private Optional<Integer> fps;

    int count() {
        return count;
    }

    long seed() {
        return seed;
    }

    /** The body of the request. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", count);
        body.put("seed", seed);
        body.put("first", first);
        version.ifPresent(name -> body.put("version", name));
        if (labels.size() == 1) {
            body.put("label", labels.get(0));
        } else if (!labels.isEmpty()) {
            body.put("labels", labels);
        }
        truncation.ifPresent(threshold -> body.put("truncation", threshold));
        sweep.ifPresent(words -> body.put("sweep", sweep(words)));
        if (way.isPresent() || stops.isPresent() || loop || blend) {
            body.put("interpolation", interpolation());
        }
        fps.ifPresent(images -> body.put("fps", images));
        return body;
    }

    private static Map<String, Object> sweep(String words) {
        String[] parts = words.split(":");
        if (parts.length != 1 && parts.length != SWEEP_PARTS) {
            throw wrongSweep(words);
        }
        try {
            Map<String, Object> sweep = new LinkedHashMap<>();
            sweep.put("variable", Integer.parseInt(parts[0]));
            if (parts.length == SWEEP_PARTS) {
                sweep.put("from", Double.parseDouble(parts[1]));
                sweep.put("to", Double.parseDouble(parts[2]));
            }
            return sweep;
        } catch (NumberFormatException e) {
            throw wrongSweep(words);
        }
    }

    private static Complaint wrongSweep(String words) {
        return Complaint.usage(
                "--sweep: " + words + " is not allowed; use VARIABLE or VARIABLE:FROM:TO, such as 3:-2:2");
    }

    private Map<String, Object> interpolation() {
        Map<String, Object> interpolation = new LinkedHashMap<>();
        way.ifPresent(name -> interpolation.put("way", name));
        stops.ifPresent(number -> interpolation.put("stops", number));
        interpolation.put("loop", loop);
        if (blend) {
            interpolation.put("classes", "blend");
        }
        return interpolation;
    }
}

package crescendo.cli.upscale;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How pictures are made larger; the service says what will not do. */
final class UpscaleOptions {
    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "A version or an alias (default: the newest version).")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "png",
            description = "Of the larger pictures: png or jpeg (default: ${DEFAULT-VALUE}).")
    private String format = "png";

    @Option(names = "--quality", paramLabel = "Q", description = "Of JPEG, 1 to 100 (default: 90).")
    private Optional<String> quality = Optional.empty();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Of PNG: fast, usual or small files (default: fast).")
    private Optional<String> level = Optional.empty();

    @Option(names = "--tile", paramLabel = "PIXELS", description = "Side of a tile (default: the service's).")
    private Optional<String> tile = Optional.empty();

    @Option(
            names = "--alpha",
            paramLabel = "ALPHA",
            description = "In place of a version: the one that interpolate-networks has prepared there, 0 to 1.")
    private Optional<String> alpha = Optional.empty();

    @Option(
            names = "--opacity",
            paramLabel = "USE",
            description = "What becomes of it: network, smooth, white or black.")
    private Optional<String> opacity = Optional.empty();

    @Option(names = "--keep-exif", description = "Keep what the camera noted, which may tell a place.")
    private boolean exif;

    String query() {
        Map<String, String> said = new TreeMap<>(Map.of("format", format));
        version.ifPresent(value -> said.put("version", value));
        quality.ifPresent(value -> said.put("quality", value));
        level.ifPresent(value -> said.put("level", value));
        tile.ifPresent(value -> said.put("tile", value));
        alpha.ifPresent(value -> said.put("alpha", value));
        opacity.ifPresent(value -> said.put("opacity", value));
        if (exif) {
            said.put("exif", "keep");
        }
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Of files. */
    String ending() {
        return format.equals("jpeg") ? "jpg" : format;
    }
}

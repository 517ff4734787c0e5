package crescendo.inference.upscaling.request;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.upscaling.Opacity;
import crescendo.inference.upscaling.request.UpscaleOptions.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Options from the query of a request's address; every fault is told, not only the first. */
public final class OptionsReader {
    private static final int LEAST_TILE = 8;
    private static final int LARGEST_TILE = 1024;
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("version", "format", "quality", "level", "tile", "alpha", "opacity", "exif", "name"));
    private static final int USUAL_QUALITY = 90;

    /** Small ones with an exponent, as programs write them. */
    private static final Pattern SHARE =
            Pattern.compile("[01]?\\.[0-9]{1,40}|[01]|[0-9](\\.[0-9]{1,40})?[eE]-[0-9]{1,3}");

    private final Map<String, List<String>> query;
    private final List<Fault> faults = new ArrayList<>();

    private OptionsReader(Map<String, List<String>> query) {
        this.query = query;
    }

    /**
     * Reads.
     *
     * @param query     values by name
     * @param accepted  the format by the request's headers, where they name one
     * @param runPixels of one run at most, and so of a tile
     * @throws InvalidRequest where anything will not do
     */
    public static UpscaleOptions read(Map<String, List<String>> query, Optional<Format> accepted, long runPixels) {
        return new OptionsReader(query).options(accepted, runPixels);
    }

    private UpscaleOptions options(Optional<Format> accepted, long runPixels) {
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> faults.add(new Fault(name, "is not known", "known are " + String.join(", ", KNOWN))));
        Format format = one("format", OptionsReader::format, "png or jpeg")
                .or(() -> accepted)
                .orElse(Format.PNG);
        UpscaleOptions options = new UpscaleOptions(
                one("version", OptionsReader::name, "use a name of a version or an alias"),
                alphaInPlaceOfAVersion(),
                format,
                number("quality", 1, 100, "").orElse(USUAL_QUALITY),
                one("level", OptionsReader::level, "fast, usual or small").orElse(PngLevel.FAST),
                tile(runPixels),
                opacity(format),
                one("exif", OptionsReader::exif, "drop or keep").orElse(false),
                one("name", OptionsReader::name, "allowed is " + Name.PATTERN));
        refuseWhatTheFormatHasNot(format);
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        return options;
    }

    private Optional<Double> alphaInPlaceOfAVersion() {
        if (query.containsKey("alpha") && query.containsKey("version")) {
            faults.add(new Fault("alpha", "names a version, and version names one too", "use the one or the other"));
        }
        return one(
                "alpha",
                OptionsReader::share,
                "use a number from 0 to 1, of an interpolated version; what becomes of opacity is said by opacity");
    }

    private static Optional<Double> share(String text) {
        return SHARE.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text)).filter(value -> value <= 1)
                : Optional.empty();
    }

    private Opacity opacity(Format format) {
        boolean jpeg = format == Format.JPEG;
        List<String> allowed = jpeg ? List.of("white", "black") : Opacity.names();
        return one(
                        "opacity",
                        text -> constant(Opacity.values(), text).filter(use -> allowed.contains(text)),
                        String.join(", ", allowed) + (jpeg ? ", since JPEG has no opacity" : ""))
                .orElse(jpeg ? Opacity.WHITE : Opacity.NETWORK);
    }

    private void refuseWhatTheFormatHasNot(Format format) {
        String other = format == Format.PNG ? "quality" : "level";
        if (query.containsKey(other)) {
            faults.add(new Fault(
                    other,
                    "is of " + (format == Format.PNG ? "JPEG" : "PNG") + ", and the answer is a " + format,
                    "leave it out, or ask for the other format"));
        }
    }

    private Optional<Integer> tile(long runPixels) {
        int most = (int) Math.min(LARGEST_TILE, Math.sqrt(runPixels));
        String why = ": a run may have " + runPixels + " pixels (crescendo.upscaling.run-pixels)";
        return number("tile", LEAST_TILE, most, most < LARGEST_TILE ? why : "");
    }

    private Optional<Integer> number(String name, int least, int most, String why) {
        return one(
                name,
                text -> text.matches("[0-9]{1,9}")
                        ? Optional.of(Integer.parseInt(text)).filter(value -> value >= least && value <= most)
                        : Optional.empty(),
                "use " + least + " to " + most + why);
    }

    private <T> Optional<T> one(String name, Function<String, Optional<T>> meaning, String allowed) {
        List<String> said = query.getOrDefault(name, List.of());
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.size() > 1) {
            faults.add(new Fault(name, "is said " + said.size() + " times", "say it once"));
            return Optional.empty();
        }
        Optional<T> value = meaning.apply(said.get(0));
        if (value.isEmpty()) {
            faults.add(new Fault(name, "\"" + said.get(0) + "\" is not allowed", allowed));
        }
        return value;
    }

    private static Optional<Name> name(String text) {
        return Name.isValid(text) ? Optional.of(new Name(text)) : Optional.empty();
    }

    private static Optional<Format> format(String text) {
        return constant(Format.values(), text);
    }

    private static Optional<PngLevel> level(String text) {
        return constant(PngLevel.values(), text);
    }

    private static <T extends Enum<T>> Optional<T> constant(T[] all, String text) {
        return Arrays.stream(all)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<Boolean> exif(String text) {
        return switch (text) {
            case "keep" -> Optional.of(true);
            case "drop" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

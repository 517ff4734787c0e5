package crescendo.cli.evaluate.upscaled;

import crescendo.cli.screen.Table;
import crescendo.metric.similarity.Upscaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What came of it, picture by picture and in the mean.
 *
 * @param baseline what it was, where it was judged
 */
public record UpscaledReport(int scale, Optional<String> baseline, List<Row> rows) {
    /** The numbers of a picture, in the order they are shown in. */
    private static final Map<String, ToDoubleFunction<Upscaling>> NUMBERS = numbers();

    /** One picture; a method that was not asked for is absent. */
    record Row(String name, Optional<Judged> upscaled, Optional<Judged> baseline) {}

    private static Map<String, ToDoubleFunction<Upscaling>> numbers() {
        Map<String, ToDoubleFunction<Upscaling>> numbers = new LinkedHashMap<>();
        numbers.put("psnr", Upscaling::psnr);
        numbers.put("ssim", Upscaling::ssim);
        numbers.put("psnr-rgb", Upscaling::rgbPsnr);
        return numbers;
    }

    /** Lines for a person. */
    public List<String> lines() {
        boolean ours = rows.stream().anyMatch(row -> row.upscaled().isPresent());
        List<String> headers = new ArrayList<>(List.of("image"));
        if (ours) {
            headers.addAll(List.of("PSNR", "SSIM", "PSNR RGB"));
        }
        if (baseline.isPresent()) {
            headers.addAll(List.of("bicubic PSNR", "SSIM", "PSNR RGB"));
        }
        headers.add("note");
        Table table = new Table(headers.toArray(String[]::new));
        for (Row row : rows) {
            table.row(cells(row.name(), row.upscaled(), row.baseline(), note(row)));
        }
        table.row(cells(meanOf(), mean(Row::upscaled, ours), mean(Row::baseline, baseline.isPresent()), ""));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("×" + scale + ": PSNR in dB and SSIM on Y (BT.601), " + scale + " pixels shaved");
        baseline.ifPresent(how -> lines.add("bicubic: " + how));
        return lines;
    }

    private String meanOf() {
        long whole = rows.stream().filter(row -> note(row).isEmpty()).count();
        return "mean of " + whole + (whole < rows.size() ? " of " + rows.size() : "");
    }

    private static Object[] cells(String name, Optional<Judged> ours, Optional<Judged> plain, String note) {
        List<Object> cells = new ArrayList<>(List.of(name));
        ours.ifPresent(judged -> cells.addAll(cells(judged)));
        plain.ifPresent(judged -> cells.addAll(cells(judged)));
        cells.add(note);
        return cells.toArray();
    }

    private static List<String> cells(Judged judged) {
        return judged.value()
                .map(found -> List.of(
                        "%.3f".formatted(found.psnr()),
                        "%.4f".formatted(found.ssim()),
                        "%.3f".formatted(found.rgbPsnr())))
                .orElse(List.of("–", "–", "–"));
    }

    private static String note(Row row) {
        return row.upscaled()
                .flatMap(Judged::undefined)
                .or(() -> row.baseline().flatMap(Judged::undefined))
                .orElse("");
    }

    /** Over the pictures that have a value. */
    private Optional<Judged> mean(Function<Row, Optional<Judged>> method, boolean asked) {
        if (!asked) {
            return Optional.empty();
        }
        OptionalDouble psnr = mean(method, Upscaling::psnr);
        if (psnr.isEmpty()) {
            return Optional.of(new Judged(Optional.empty(), Optional.of("no picture has a value")));
        }
        Upscaling mean = new Upscaling(
                psnr.getAsDouble(),
                mean(method, Upscaling::ssim).orElseThrow(),
                mean(method, Upscaling::rgbPsnr).orElseThrow());
        return Optional.of(new Judged(Optional.of(mean), Optional.empty()));
    }

    private OptionalDouble mean(Function<Row, Optional<Judged>> method, ToDoubleFunction<Upscaling> number) {
        return rows.stream()
                .flatMap(row -> method.apply(row).flatMap(Judged::value).stream())
                .mapToDouble(number)
                .average();
    }

    /** What {@code --json} prints. */
    public Map<String, Object> json() {
        boolean ours = rows.stream().anyMatch(row -> row.upscaled().isPresent());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", rows.size());
        json.put("scale", scale);
        mean(Row::upscaled, ours).ifPresent(mean -> json.put("metrics", values(mean)));
        mean(Row::baseline, baseline.isPresent()).ifPresent(mean -> json.put("baseline", values(mean)));
        json.put("protocol", protocol());
        json.put("images", rows.stream().map(UpscaledReport::json).toList());
        return json;
    }

    private Map<String, Object> protocol() {
        Map<String, Object> protocol = new LinkedHashMap<>();
        protocol.put("scale", scale);
        protocol.put("luma", "BT.601 in [16, 235], not rounded");
        protocol.put("shave", scale);
        protocol.put("ssim", "11x11 Gaussian window, deviation 1.5");
        baseline.ifPresent(how -> protocol.put("baseline", how));
        return protocol;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        row.upscaled().ifPresent(judged -> json.put("metrics", values(judged)));
        row.baseline().ifPresent(judged -> json.put("baseline", values(judged)));
        return json;
    }

    private static Map<String, Object> values(Judged judged) {
        Map<String, Object> values = new LinkedHashMap<>();
        NUMBERS.forEach((name, number) -> values.put(name, value(judged, number)));
        return values;
    }

    private static Map<String, Object> value(Judged judged, ToDoubleFunction<Upscaling> number) {
        return judged.value().isPresent()
                ? Map.of("value", number.applyAsDouble(judged.value().get()))
                : Map.of("undefined", judged.undefined().orElseThrow());
    }
}

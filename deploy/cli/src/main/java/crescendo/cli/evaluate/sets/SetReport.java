package crescendo.cli.evaluate.sets;

import crescendo.cli.screen.Table;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.measure.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of it, a metric each. */
public record SetReport(int count, long seed, List<Row> rows) {
    private static final String DEVIATION = "deviation";
    /** Parts of one class alone would fill the screen. */
    private static final String OF_A_CLASS = "class.";

    /** @param undefined the reason, where there is no value */
    record Row(MetricProtocol protocol, Optional<Value> value, Optional<String> undefined) {}

    /** Whether there is any value at all. */
    public boolean anyDefined() {
        return rows.stream().anyMatch(row -> row.value().isPresent());
    }

    /** The pictures that metrics made, by the names of their files. */
    public Map<String, byte[]> pictures() {
        Map<String, byte[]> pictures = new TreeMap<>();
        for (Row row : rows) {
            row.value().ifPresent(value -> pictures.putAll(value.pictures()));
        }
        return pictures;
    }

    /** Lines for a person. */
    public List<String> lines() {
        Table table = new Table("metric", "value", "±", "parts");
        for (Row row : rows) {
            table.row(
                    row.protocol().metric(),
                    row.value().map(value -> number(value.value())).orElse("–"),
                    row.value()
                            .map(value -> value.parts().get(DEVIATION))
                            .map(SetReport::number)
                            .orElse(""),
                    row.value().map(SetReport::parts).or(row::undefined).orElse(""));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("%,d images of each kind, seed %d".formatted(count, seed));
        return lines;
    }

    private static String parts(Value value) {
        return sorted(value.parts()).entrySet().stream()
                .filter(part ->
                        !part.getKey().equals(DEVIATION) && !part.getKey().startsWith(OF_A_CLASS))
                .map(part -> part.getKey() + " " + number(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return Math.abs(value) >= 0.1 || value == 0 ? "%.3f".formatted(value) : "%.3g".formatted(value);
    }

    /** What {@code --json} prints. */
    public Map<String, Object> json() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (Row row : rows) {
            metrics.put(row.protocol().metric(), json(row));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", count);
        json.put("seed", seed);
        json.put("metrics", metrics);
        return json;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        row.value().ifPresent(value -> {
            json.put("value", value.value());
            Map<String, Double> levels = new LinkedHashMap<>();
            sorted(value.parts()).forEach((name, part) -> {
                if (isLevel(name)) {
                    levels.put(name, part);
                } else {
                    json.put(name, part);
                }
            });
            if (!levels.isEmpty()) {
                json.put("levels", levels);
            }
        });
        row.undefined().ifPresent(reason -> json.put("undefined", reason));
        json.put("protocol", row.protocol());
        return json;
    }

    /** The largest level first, then what has a name. */
    private static Map<String, Double> sorted(Map<String, Double> parts) {
        Comparator<String> order = Comparator.comparing((String name) -> isLevel(name) ? -Integer.parseInt(name) : 1);
        Map<String, Double> sorted = new TreeMap<>(order.thenComparing(Comparator.naturalOrder()));
        sorted.putAll(parts);
        return sorted;
    }

    private static boolean isLevel(String name) {
        return name.matches("[0-9]{1,6}");
    }
}

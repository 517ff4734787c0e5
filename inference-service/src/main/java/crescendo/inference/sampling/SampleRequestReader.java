package crescendo.inference.sampling;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a request strictly. A fault is noted and a harmless value taken in its place, so that all of them are found. */
public final class SampleRequestReader {
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("count", "seed", "first", "latents", "label", "version", "format"));
    private static final int DEFAULT_COUNT = 16;

    private final Limits limits;
    private final List<Fault> faults = new ArrayList<>();

    private SampleRequestReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * What was read.
     *
     * @param request with harmless values where there are faults
     */
    public record Reading(SampleRequest request, List<Fault> faults) {
        /** The same with a seed, where one is needed and none was given. */
        public Reading seeded(long seed) {
            return new Reading(request.seeded(seed), faults);
        }
    }

    /** @throws InvalidRequest where the body is no JSON object */
    public static Reading read(byte[] body, Limits limits) {
        SampleRequestReader reader = new SampleRequestReader(limits);
        SampleRequest request = reader.request(object(body));
        return new Reading(request, List.copyOf(reader.faults));
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode json = Json.tree(body);
            if (json.isObject()) {
                return json;
            }
            throw InvalidRequest.of(new Fault("body", "it is not an object", "write { … }"));
        } catch (IllegalArgumentException broken) {
            throw InvalidRequest.of(new Fault("body", "it is not JSON: " + broken.getMessage(), "write { … }"));
        }
    }

    private SampleRequest request(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                fault(name, "unknown field", "known are " + String.join(", ", KNOWN));
            }
        });
        Optional<List<float[]>> latents = field(json, "latents").map(this::latents);
        if (latents.isPresent()) {
            List.of("count", "seed", "first").stream()
                    .filter(json::has)
                    .forEach(name -> fault(name, "latents say it already", "give latents, or count, seed and first"));
        }
        int count = field(json, "count")
                .map(node -> (int) integer("count", node, 1, limits.samples(), 1))
                .orElse(Math.min(DEFAULT_COUNT, limits.samples()));
        return new SampleRequest(
                latents.map(List::size).orElse(count),
                field(json, "seed").map(node -> integer("seed", node, Long.MIN_VALUE, Long.MAX_VALUE, 0)),
                field(json, "first")
                        .map(node -> integer("first", node, 0, Long.MAX_VALUE - limits.samples(), 0))
                        .orElse(0L),
                latents,
                field(json, "label").flatMap(this::label),
                field(json, "version").flatMap(this::version),
                field(json, "format").flatMap(this::format));
    }

    private static Optional<JsonNode> field(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }

    private long integer(String name, JsonNode node, long min, long max, long otherwise) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= min && node.longValue() <= max) {
            return node.longValue();
        }
        fault(name, shown(node) + " is not allowed", "use a whole number from " + min + " to " + max);
        return otherwise;
    }

    private Optional<String> label(JsonNode node) {
        if (node.isTextual() || node.isIntegralNumber()) {
            return Optional.of(node.asText());
        }
        fault("label", shown(node) + " is not allowed", "use the name or the number of a class");
        return Optional.empty();
    }

    private Optional<Name> version(JsonNode node) {
        if (node.isTextual() && Name.isValid(node.textValue())) {
            return Optional.of(new Name(node.textValue()));
        }
        fault("version", shown(node) + " is not a name", "use a version or an alias: " + Name.PATTERN);
        return Optional.empty();
    }

    private Optional<Format> format(JsonNode node) {
        Optional<Format> format = node.isTextual() ? Format.of(node.textValue()) : Optional.empty();
        if (format.isEmpty()) {
            fault("format", shown(node) + " is not known", "use one of " + Format.words());
        }
        return format;
    }

    private List<float[]> latents(JsonNode node) {
        if (!node.isArray() || node.isEmpty() || node.size() > limits.samples()) {
            fault(
                    "latents",
                    node.isArray() ? node.size() + " rows are not allowed" : shown(node) + " is not a list",
                    "use a list of 1 to " + limits.samples() + " lists of numbers");
            return List.of();
        }
        List<float[]> rows = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            rows.add(row("latents[" + i + "]", node.get(i)));
        }
        return rows;
    }

    private float[] row(String name, JsonNode node) {
        float[] row = new float[node.size()];
        for (int j = 0; j < row.length; j++) {
            row[j] = node.isArray() && node.get(j).isNumber() ? node.get(j).floatValue() : Float.NaN;
            if (!Float.isFinite(row[j])) {
                fault(name + "[" + j + "]", shown(node.path(j)) + " is not a number", "use a finite number");
                return row;
            }
        }
        if (!node.isArray()) {
            fault(name, shown(node) + " is not a list", "use a list of numbers");
        }
        return row;
    }

    private void fault(String field, String problem, String allowed) {
        faults.add(new Fault(field, problem, allowed));
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}

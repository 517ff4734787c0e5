package crescendo.inference.sampling;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Limits;
import crescendo.inference.sampling.walk.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a request strictly. */
public final class SampleRequestReader {
    private static final Set<String> KNOWN = Set.of(
            "count",
            "seed",
            "first",
            "latents",
            "truncation",
            "label",
            "labels",
            WalkReader.SWEEP,
            WalkReader.INTERPOLATION,
            "version",
            "format",
            "fps");
    private static final int DEFAULT_COUNT = 16;
    private static final long DEFAULT_SPEED = 12;
    private static final int MAX_SPEED = 50;
    private static final double MAX_TRUNCATION = 100;

    private final Limits limits;
    private final Fields fields;

    private SampleRequestReader(Limits limits, Fields fields) {
        this.limits = limits;
        this.fields = fields;
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
        SampleRequestReader reader = new SampleRequestReader(limits, Fields.of(object(body), KNOWN));
        SampleRequest request = reader.request();
        return new Reading(request, reader.fields.faults());
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

    private SampleRequest request() {
        Optional<List<float[]>> latents = fields.field("latents").map(this::latents);
        int rows = latents.map(List::size).orElse(0);
        Walk walk = WalkReader.read(fields, limits.samples(), rows);
        boolean still = walk instanceof Walk.Still;
        if (latents.isPresent()) {
            List.of("count", "seed", "first", "truncation").stream()
                    .filter(fields::has)
                    .filter(name -> still || !name.equals("count"))
                    .forEach(name ->
                            fields.fault(name, "latents say it already", "give latents, or count, seed and first"));
        }
        int count = fields.integer("count", 1, limits.samples(), 1)
                .map(Long::intValue)
                .orElse(Math.min(DEFAULT_COUNT, limits.samples()));
        return new SampleRequest(
                latents.isPresent() && still ? rows : count,
                fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
                fields.integer("first", 0, Long.MAX_VALUE - limits.samples(), 0).orElse(0L),
                latents,
                fields.number("truncation", Latents.LEAST_THRESHOLD, MAX_TRUNCATION, 1),
                labels(),
                walk,
                fields.field("version").flatMap(this::version),
                fields.field("format").flatMap(this::format),
                fields.integer("fps", 1, MAX_SPEED, 1).orElse(DEFAULT_SPEED).intValue());
    }

    private Optional<Asked> labels() {
        if (fields.has("label") && fields.has("labels")) {
            fields.fault("labels", "there is a label for all already", "give one of the two");
        }
        if (fields.has("label")) {
            return fields.field("label")
                    .flatMap(node -> label("label", node))
                    .map(label -> new Asked(List.of(label), true));
        }
        return fields.field("labels").map(this::listed).map(list -> new Asked(list, false));
    }

    /**
     * Classes that are asked for.
     *
     * @param all whether there is one, for all images
     */
    record Asked(List<String> classes, boolean all) {
        String field(int i) {
            return all ? "label" : "labels[" + i + "]";
        }
    }

    private List<String> listed(JsonNode node) {
        List<String> labels = new ArrayList<>();
        if (!node.isArray() || node.isEmpty() || node.size() > limits.samples()) {
            fields.fault(
                    "labels",
                    (node.size() > 0 && node.isArray() ? node.size() + " classes are" : Fields.shown(node) + " is")
                            + " not allowed",
                    "use a list of 1 to " + limits.samples() + " classes, one a latent");
            return labels;
        }
        for (int i = 0; i < node.size(); i++) {
            label("labels[" + i + "]", node.get(i)).ifPresent(labels::add);
        }
        return labels;
    }

    private Optional<String> label(String field, JsonNode node) {
        if (node.isTextual() || node.isIntegralNumber()) {
            return Optional.of(node.asText());
        }
        fields.fault(field, Fields.shown(node) + " is not allowed", "use the name or the number of a class");
        return Optional.empty();
    }

    private Optional<Name> version(JsonNode node) {
        if (node.isTextual() && Name.isValid(node.textValue())) {
            return Optional.of(new Name(node.textValue()));
        }
        fields.fault("version", Fields.shown(node) + " is not a name", "use a version or an alias: " + Name.PATTERN);
        return Optional.empty();
    }

    private Optional<Format> format(JsonNode node) {
        Optional<Format> format = node.isTextual() ? Format.of(node.textValue()) : Optional.empty();
        if (format.isEmpty()) {
            fields.fault("format", Fields.shown(node) + " is not known", "use one of " + Format.words());
        }
        return format;
    }

    private List<float[]> latents(JsonNode node) {
        if (!node.isArray() || node.isEmpty() || node.size() > limits.samples()) {
            fields.fault(
                    "latents",
                    node.isArray() ? node.size() + " rows are not allowed" : Fields.shown(node) + " is not a list",
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
                fields.fault(
                        name + "[" + j + "]", Fields.shown(node.path(j)) + " is not a number", "use a finite number");
                return row;
            }
        }
        if (!node.isArray()) {
            fields.fault(name, Fields.shown(node) + " is not a list", "use a list of numbers");
        }
        return row;
    }
}

package crescendo.contracts.recipe.json.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one JSON object strictly. A fault is noted and a harmless value returned, so that reading finds all of them. */
public final class Fields {
    private final String path;
    private final JsonNode object;
    private final List<Fault> faults;
    private final Set<String> known = new HashSet<>();

    public Fields(String path, JsonNode object, List<Fault> faults) {
        this.path = path;
        this.object = object;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(new Fault(path, shown(object) + " is not an object", "write { … }"));
        }
    }

    /** The object in a field, empty where there is none. */
    public Fields object(String name) {
        JsonNode node = node(name).orElseGet(() -> JsonNodeFactory.instance.objectNode());
        return new Fields(path + "." + name, node, faults);
    }

    /** Whether a field is this very word. */
    public boolean says(String name, String word) {
        return node(name)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(word::equals)
                .isPresent();
    }

    public boolean has(String name) {
        return node(name).isPresent();
    }

    public long integer(String name, long otherwise, long min, long max) {
        return node(name).map(node -> integer(name, node, otherwise, min, max)).orElse(otherwise);
    }

    private long integer(String name, JsonNode node, long otherwise, long min, long max) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= min && node.longValue() <= max) {
            return node.longValue();
        }
        fault(name, shown(node) + " is not allowed", "use a whole number from " + min + " to " + max);
        return otherwise;
    }

    public double number(String name, double otherwise, double min, double max) {
        return node(name)
                .map(node -> {
                    if (node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= max) {
                        return node.doubleValue();
                    }
                    fault(
                            name,
                            shown(node) + " is not allowed",
                            "use a number from " + plain(min) + " to " + plain(max));
                    return otherwise;
                })
                .orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return node(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        fault(name, shown(node) + " is not allowed", "use true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(otherwise);
    }

    public String choice(String name, String otherwise, String... allowed) {
        return node(name)
                .map(node -> {
                    if (node.isTextual() && Arrays.asList(allowed).contains(node.textValue())) {
                        return node.textValue();
                    }
                    fault(name, shown(node) + " is not known", "use one of " + String.join(", ", allowed));
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** One of an enum's constants by the names that JSON knows them by. */
    public <E extends Enum<E>> E chosen(String name, E otherwise) {
        Map<String, E> named = names(otherwise.getDeclaringClass());
        String usual = Json.text(otherwise);
        return named.get(choice(name, usual, named.keySet().toArray(String[]::new)));
    }

    /** Some of an enum's constants, none where the field is missing. */
    public <E extends Enum<E>> List<E> chosenList(String name, Class<E> type) {
        Map<String, E> named = names(type);
        return choices(name, List.of(), List.copyOf(named.keySet())).stream()
                .map(named::get)
                .toList();
    }

    private static <E extends Enum<E>> Map<String, E> names(Class<E> type) {
        Map<String, E> named = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            named.put(Json.text(constant), constant);
        }
        return named;
    }

    /** A text that {@code parse} understands; what it refuses with an IllegalArgumentException is a fault. */
    public <T> Optional<T> parsed(String name, Function<String, T> parse, String allowed) {
        return node(name).flatMap(node -> parsed(name, node, parse, allowed));
    }

    private <T> Optional<T> parsed(String name, JsonNode node, Function<String, T> parse, String allowed) {
        if (node.isTextual()) {
            try {
                return Optional.of(parse.apply(node.textValue()));
            } catch (IllegalArgumentException refused) {
                fault(name, shown(node) + " is not allowed", allowed);
                return Optional.empty();
            }
        }
        fault(name, shown(node) + " is not a text", allowed);
        return Optional.empty();
    }

    public Optional<Name> name(String name) {
        return parsed(name, Name::new, "use a name: " + Name.PATTERN);
    }

    /** A side in pixels. */
    public int resolution(String name, int otherwise, int min, int max) {
        List<Integer> allowed = powersOfTwo(min, max);
        return node(name)
                .map(node -> {
                    if (node.isInt() && allowed.contains(node.intValue())) {
                        return node.intValue();
                    }
                    String problem = node.isInt() && Integer.bitCount(node.intValue()) != 1
                            ? " is not a power of two"
                            : " is not allowed";
                    fault(name, shown(node) + problem, "use one of " + listed(allowed));
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** One number for all resolutions, or an object with one for some of them; the others take {@code otherwise}. */
    public SortedMap<Integer, Long> byResolution(
            String name, List<Integer> resolutions, Function<Integer, Long> otherwise, long min, long max) {
        SortedMap<Integer, Long> values = new TreeMap<>();
        resolutions.forEach(resolution -> values.put(resolution, otherwise.apply(resolution)));
        node(name).ifPresent(node -> {
            if (!node.isObject()) {
                values.replaceAll((resolution, value) -> integer(name, node, value, min, max));
                return;
            }
            node.properties().forEach(entry -> {
                Optional<Integer> resolution = resolutions.stream()
                        .filter(r -> entry.getKey().equals(Integer.toString(r)))
                        .findFirst();
                if (resolution.isPresent()) {
                    values.compute(
                            resolution.get(), (r, value) -> integer(name + "." + r, entry.getValue(), value, min, max));
                } else {
                    fault(name + "." + entry.getKey(), "no stage has this resolution", "use " + listed(resolutions));
                }
            });
        });
        return values;
    }

    public List<Integer> integers(String name, List<Integer> otherwise, int min, int max) {
        return node(name)
                .map(node -> {
                    if (!node.isArray() || node.isEmpty() || node.size() > 16) {
                        fault(name, shown(node) + " is not allowed", "use a list of 1 to 16 whole numbers");
                        return otherwise;
                    }
                    List<Integer> values = new ArrayList<>();
                    node.forEach(one -> values.add((int) integer(name, one, min, min, max)));
                    return List.copyOf(values);
                })
                .orElse(otherwise);
    }

    public List<String> choices(String name, List<String> otherwise, List<String> allowed) {
        return node(name)
                .map(node -> {
                    List<String> chosen = new ArrayList<>();
                    for (JsonNode one : node.isArray() ? node : List.of(node)) {
                        if (one.isTextual() && allowed.contains(one.textValue()) && !chosen.contains(one.textValue())) {
                            chosen.add(one.textValue());
                        } else {
                            fault(
                                    name,
                                    shown(one) + " is not known, or is there twice",
                                    "list some of " + String.join(", ", allowed));
                        }
                    }
                    return List.copyOf(chosen);
                })
                .orElse(otherwise);
    }

    /** To be called when everything known has been read: what is left is a fault. */
    public void done() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(
                        name,
                        "unknown field",
                        "known here are " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    public void fault(String name, String problem, String allowed) {
        faults.add(new Fault(path + "." + name, problem, allowed));
    }

    private Optional<JsonNode> node(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name));
    }

    public static List<Integer> powersOfTwo(int min, int max) {
        return java.util.stream.IntStream.iterate(min, r -> r <= max, r -> 2 * r)
                .boxed()
                .toList();
    }

    public static String listed(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e9
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    public static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}

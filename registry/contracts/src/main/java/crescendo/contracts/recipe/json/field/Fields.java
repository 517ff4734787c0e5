package crescendo.contracts.recipe.json.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.degradation.Range;
import crescendo.contracts.recipe.fault.Fault;
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
            faults.add(new Fault(path, Value.shown(object) + " is not an object", "write { … }"));
        }
    }

    /** The object in a field, empty where there is none. */
    public Fields object(String name) {
        JsonNode node = value(name).map(Value::node).orElseGet(JsonNodeFactory.instance::objectNode);
        return new Fields(path + "." + name, node, faults);
    }

    /** Whether a field is this very word. */
    public boolean says(String name, String word) {
        return value(name)
                .map(Value::node)
                .filter(node -> node.isTextual() && node.textValue().equals(word))
                .isPresent();
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    public long integer(String name, long otherwise, long min, long max) {
        return value(name).map(value -> value.integer(otherwise, min, max)).orElse(otherwise);
    }

    public double number(String name, double otherwise, double min, double max) {
        return value(name).map(value -> value.number(otherwise, min, max)).orElse(otherwise);
    }

    /** One number, or two: the ends of a range, the smaller one first. */
    public Range range(String name, Range otherwise, double min, double max) {
        return value(name).map(value -> value.range(otherwise, min, max)).orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return value(name).map(Value::flag).orElse(otherwise);
    }

    public String choice(String name, String otherwise, String... allowed) {
        return value(name)
                .map(value -> value.choice(otherwise, List.of(allowed)))
                .orElse(otherwise);
    }

    public List<String> choices(String name, List<String> otherwise, List<String> allowed) {
        return value(name).map(value -> value.choices(allowed)).orElse(otherwise);
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
        return value(name).flatMap(value -> value.parsed(parse, allowed));
    }

    public Optional<Name> name(String name) {
        return parsed(name, Name::new, "use a name: " + Name.PATTERN);
    }

    /** A side in pixels. */
    public int resolution(String name, int otherwise, int min, int max) {
        return value(name).map(value -> value.resolution(otherwise, min, max)).orElse(otherwise);
    }

    /** One number for all resolutions, or an object with one for some of them; the others take {@code otherwise}. */
    public SortedMap<Integer, Long> byResolution(
            String name, List<Integer> resolutions, Function<Integer, Long> otherwise, long min, long max) {
        SortedMap<Integer, Long> usual = new TreeMap<>();
        resolutions.forEach(resolution -> usual.put(resolution, otherwise.apply(resolution)));
        return value(name).map(value -> value.byResolution(usual, min, max)).orElse(usual);
    }

    public List<Integer> integers(String name, List<Integer> otherwise, int min, int max) {
        return value(name).map(value -> value.integers(otherwise, min, max)).orElse(otherwise);
    }

    /** Whole numbers, as many as a list has; none where it is empty. */
    public List<Long> longs(String name, long min, long max) {
        return value(name).map(value -> value.longs(min, max)).orElse(List.of());
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

    private Optional<Value> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).map(node -> new Value(path + "." + name, node, faults));
    }

    public static List<Integer> powersOfTwo(int min, int max) {
        return Value.powersOfTwo(min, max);
    }

    public static String listed(List<Integer> numbers) {
        return Value.listed(numbers);
    }
}

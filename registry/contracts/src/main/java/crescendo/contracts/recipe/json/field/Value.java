package crescendo.contracts.recipe.json.field;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.recipe.degradation.Range;
import crescendo.contracts.recipe.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in one field, read as what it is to be. Where it is something else a fault is noted, and a harmless value
 * returned.
 */
record Value(String path, JsonNode node, List<Fault> faults) {
    private static final int LONGEST_LIST = 16;

    long integer(long otherwise, long min, long max) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= min && node.longValue() <= max) {
            return node.longValue();
        }
        return refused(" is not allowed", "use a whole number from " + min + " to " + max, otherwise);
    }

    double number(double otherwise, double min, double max) {
        if (node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= max) {
            return node.doubleValue();
        }
        return refused(" is not allowed", "use a number from " + plain(min) + " to " + plain(max), otherwise);
    }

    Range range(Range otherwise, double min, double max) {
        boolean two = node.isArray() && node.size() == 2;
        JsonNode first = two ? node.get(0) : node;
        JsonNode last = two ? node.get(1) : node;
        boolean ordered = first.isNumber() && last.isNumber() && first.doubleValue() <= last.doubleValue();
        if (ordered && first.doubleValue() >= min && last.doubleValue() <= max) {
            return new Range(first.doubleValue(), last.doubleValue());
        }
        String bounds = "from " + plain(min) + " to " + plain(max);
        return refused(
                " is not allowed", "use a number " + bounds + ", or two of them, the smaller one first", otherwise);
    }

    boolean flag() {
        return node.isBoolean() ? node.booleanValue() : refused(" is not allowed", "use true or false", false);
    }

    String choice(String otherwise, List<String> allowed) {
        if (node.isTextual() && allowed.contains(node.textValue())) {
            return node.textValue();
        }
        return refused(" is not known", "use one of " + String.join(", ", allowed), otherwise);
    }

    List<String> choices(List<String> allowed) {
        List<String> chosen = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            if (one.isTextual() && allowed.contains(one.textValue()) && !chosen.contains(one.textValue())) {
                chosen.add(one.textValue());
            } else {
                String problem = shown(one) + " is not known, or is there twice";
                faults.add(new Fault(path, problem, "list some of " + String.join(", ", allowed)));
            }
        }
        return List.copyOf(chosen);
    }

    <T> Optional<T> parsed(Function<String, T> parse, String allowed) {
        if (!node.isTextual()) {
            return refused(" is not a text", allowed, Optional.empty());
        }
        try {
            return Optional.of(parse.apply(node.textValue()));
        } catch (IllegalArgumentException notUnderstood) {
            return refused(" is not allowed", allowed, Optional.empty());
        }
    }

    int resolution(int otherwise, int min, int max) {
        List<Integer> allowed = powersOfTwo(min, max);
        if (node.isInt() && allowed.contains(node.intValue())) {
            return node.intValue();
        }
        boolean odd = node.isInt() && Integer.bitCount(node.intValue()) != 1;
        return refused(odd ? " is not a power of two" : " is not allowed", "use one of " + listed(allowed), otherwise);
    }

    /** @param otherwise a value for each resolution that there is */
    SortedMap<Integer, Long> byResolution(SortedMap<Integer, Long> otherwise, long min, long max) {
        SortedMap<Integer, Long> values = new TreeMap<>(otherwise);
        if (!node.isObject()) {
            values.replaceAll((resolution, value) -> integer(value, min, max));
            return values;
        }
        node.properties().forEach(entry -> {
            String key = path + "." + entry.getKey();
            values.keySet().stream()
                    .filter(resolution -> entry.getKey().equals(Integer.toString(resolution)))
                    .findFirst()
                    .ifPresentOrElse(
                            resolution -> values.compute(resolution, (r, value) -> item(key, entry.getValue())
                                    .integer(value, min, max)),
                            () -> faults.add(new Fault(
                                    key,
                                    "no stage has this resolution",
                                    "use " + listed(List.copyOf(values.keySet())))));
        });
        return values;
    }

    List<Integer> integers(List<Integer> otherwise, int min, int max) {
        if (!node.isArray() || node.isEmpty() || node.size() > LONGEST_LIST) {
            return refused(" is not allowed", "use a list of 1 to " + LONGEST_LIST + " whole numbers", otherwise);
        }
        List<Integer> values = new ArrayList<>();
        node.forEach(one -> values.add((int) item(path, one).integer(min, min, max)));
        return List.copyOf(values);
    }

    List<Long> longs(long min, long max) {
        if (!node.isArray() || node.size() > LONGEST_LIST) {
            return refused(" is not allowed", "use a list of at most " + LONGEST_LIST + " whole numbers", List.of());
        }
        List<Long> values = new ArrayList<>();
        node.forEach(one -> values.add(item(path, one).integer(min, min, max)));
        return List.copyOf(values);
    }

    private Value item(String where, JsonNode one) {
        return new Value(where, one, faults);
    }

    private <T> T refused(String problem, String allowed, T otherwise) {
        faults.add(new Fault(path, shown(node) + problem, allowed));
        return otherwise;
    }

    static List<Integer> powersOfTwo(int min, int max) {
        return IntStream.iterate(min, side -> side <= max, side -> 2 * side)
                .boxed()
                .toList();
    }

    static String listed(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e9
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}

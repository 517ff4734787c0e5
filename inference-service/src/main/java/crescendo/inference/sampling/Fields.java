package crescendo.inference.sampling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import crescendo.contracts.recipe.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of a JSON object strictly. A fault is noted and a harmless value taken in its place, so that all are found. */
final class Fields {
    /** So many faults are told; whoever mends them hears of others. */
    static final int MOST_FAULTS = 100;

    private static final int SHOWN = 80;

    private final JsonNode json;
    private final String path;
    private final List<Fault> faults;

    private Fields(JsonNode json, String path, List<Fault> faults) {
        this.json = json;
        this.path = path;
        this.faults = faults;
    }

    /** Of a request; other names than those known are faults. */
    static Fields of(JsonNode json, Set<String> known) {
        Fields fields = new Fields(json, "", new ArrayList<>());
        fields.refuseOthers(known);
        return fields;
    }

    /** Of an object in a field of this one; where it is none, that is a fault, and it has no fields. */
    Fields object(String name, Set<String> known) {
        JsonNode node = json.get(name);
        if (!node.isObject()) {
            fault(
                    name,
                    shown(node) + " is not an object",
                    "write { … } with " + String.join(", ", new TreeSet<>(known)));
            return new Fields(MissingNode.getInstance(), path + name + ".", faults);
        }
        Fields fields = new Fields(node, path + name + ".", faults);
        fields.refuseOthers(known);
        return fields;
    }

    private void refuseOthers(Set<String> known) {
        String allowed = "known are " + String.join(", ", new TreeSet<>(known));
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(shown(name), "unknown field", allowed);
            }
        });
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    boolean has(String name) {
        return json.has(name);
    }

    Optional<JsonNode> field(String name) {
        return Optional.ofNullable(json.get(name));
    }

    void fault(String field, String problem, String allowed) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(path + field, problem, allowed));
        } else if (faults.size() == MOST_FAULTS) {
            faults.add(new Fault("body", "there are more faults than these", "mend these first"));
        }
    }

    Optional<Long> integer(String name, long min, long max, long otherwise) {
        return field(name).map(node -> {
            if (node.isIntegralNumber()
                    && node.canConvertToLong()
                    && node.longValue() >= min
                    && node.longValue() <= max) {
                return node.longValue();
            }
            fault(name, shown(node) + " is not allowed", "use a whole number from " + min + " to " + max);
            return otherwise;
        });
    }

    Optional<Double> number(String name, double min, double max, double otherwise) {
        return field(name).map(node -> {
            if (node.isNumber() && node.doubleValue() >= min && node.doubleValue() <= max) {
                return node.doubleValue();
            }
            fault(name, shown(node) + " is not allowed", "use a number from " + min + " to " + max);
            return otherwise;
        });
    }

    boolean flag(String name) {
        return field(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        fault(name, shown(node) + " is not allowed", "use true or false");
                    }
                    return node.asBoolean();
                })
                .orElse(false);
    }

    static String shown(JsonNode node) {
        return shown(node.toString());
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}

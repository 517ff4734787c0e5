package crescendo.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code --set path=value}: fields of a recipe changed on the command line. */
final class Overrides {
    private Overrides() {}

    /**
     * A copy of the recipe with each value put at its dotted path; objects on the way are made. A value that is JSON is
     * taken as such, any other as a text.
     *
     * @throws Complaint where a path leads through something that is no object
     */
    static ObjectNode apply(ObjectNode recipe, Map<String, String> values) {
        ObjectNode changed = recipe.deepCopy();
        values.forEach((path, value) -> set(changed, path, value));
        return changed;
    }

    private static void set(ObjectNode recipe, String path, String value) {
        String[] steps = path.split("\\.", -1);
        ObjectNode at = recipe;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].isEmpty()) {
                throw Complaint.usage(
                        "--set " + path + "=…: an empty name in the path; write it as schedule.minibatch");
            }
            if (i == steps.length - 1) {
                at.set(steps[i], parsed(value));
            } else {
                at = inner(at, steps[i], path);
            }
        }
    }

    private static ObjectNode inner(ObjectNode at, String step, String path) {
        JsonNode there = at.get(step);
        if (there == null) {
            return at.putObject(step);
        }
        if (there instanceof ObjectNode object) {
            return object;
        }
        throw Complaint.usage("--set " + path + "=…: " + step + " is " + there + ", not an object");
    }

    private static JsonNode parsed(String value) {
        try {
            return Json.tree(value.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noJson) {
            return TextNode.valueOf(value);
        }
    }
}

package crescendo.cli.demo.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.cli.train.Request;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The demo's recipes, fitted to the data at hand. */
public final class Recipes {
    private final Variant variant;
    private final DemoSet set;

    public Recipes(Variant variant, DemoSet set) {
        this.variant = variant;
        this.set = set;
    }

    /** The extractor of the inception score; none for images without classes. The same data make the same job. */
    public Optional<Request> classifier() {
        if (!set.hasClasses()) {
            return Optional.empty();
        }
        ObjectNode json = fitted(variant.classifier());
        Recipe recipe = Recipe.parse(Json.write(json), classes());
        return Optional.of(
                new Request(new Name(classes() + "-" + recipe.digest().brief()), recipe));
    }

    /** @param classifier the job to wait for */
    public Recipe proGan(Optional<Name> classifier) {
        ObjectNode json = fitted(variant.proGan());
        classifier.ifPresent(job -> {
            json.put("after", job.value());
            json.withObject("/metrics").put("classifier", classes().value());
        });
        return Recipe.parse(Json.write(json), set.model());
    }

    private Name classes() {
        return new Name(set.model() + "-classes");
    }

    private ObjectNode fitted(ObjectNode recipe) {
        ObjectNode data = recipe.putObject("data");
        data.put("train", set.train().toString());
        set.test().ifPresent(test -> data.put("test", test.toString()));
        recipe.withObject("/network").put("colours", set.colours());
        ObjectNode schedule = recipe.withObject("/schedule");
        int side = Math.min(set.side(), schedule.path("resolution").asInt());
        schedule.put("resolution", side);
        List.of(
                        recipe.path("network").path("channels"),
                        schedule.path("fadeImages"),
                        schedule.path("stableImages"),
                        schedule.path("minibatch"))
                .forEach(byResolution -> dropAbove(side, byResolution));
        return recipe;
    }

    /** Stages that the images are too small for. */
    private static void dropAbove(int side, JsonNode byResolution) {
        if (byResolution instanceof ObjectNode object) {
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                if (Integer.parseInt(names.next()) > side) {
                    names.remove();
                }
            }
        }
    }
}

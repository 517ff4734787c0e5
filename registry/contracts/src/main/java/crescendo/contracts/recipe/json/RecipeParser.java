package crescendo.contracts.recipe.json;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Measuring;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.Retention;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import crescendo.contracts.recipe.json.field.Fields;
import crescendo.contracts.recipe.json.field.Utf8;
import crescendo.contracts.recipe.json.upscaling.UpscalerFields;
import crescendo.contracts.recipe.json.version.MeasuringFields;
import crescendo.contracts.recipe.json.version.RetentionFields;
import crescendo.contracts.recipe.json.version.WatchFields;
import crescendo.contracts.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From JSON to a recipe, or to all of its faults. */
public final class RecipeParser {
    private static final String DATA = "use the name of a data set, or NAME@VERSION";

    private RecipeParser() {}

    /** @param otherwise the model's name where the recipe gives none */
    public static Recipe parse(byte[] json, Name otherwise) {
        if (json.length > Recipe.MAX_BYTES) {
            throw invalid(json.length + " bytes", "a recipe has at most " + Recipe.MAX_BYTES + " bytes");
        }
        JsonNode tree;
        try {
            tree = Json.tree(Utf8.strictly(json));
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage(), "write one JSON object in UTF-8");
        }
        return read(tree, Optional.of(otherwise), false);
    }

    /** A recipe that was accepted, and is complete. */
    public static Recipe kept(JsonNode json) {
        return read(json, Optional.empty(), true);
    }

    private static Recipe read(JsonNode json, Optional<Name> model, boolean kept) {
        List<Fault> faults = new ArrayList<>();
        Fields recipe = new Fields("recipe", json, faults);
        if (!json.isObject()) {
            throw new InvalidRecipe(faults);
        }
        recipe.integer("schemaVersion", Recipe.SCHEMA_VERSION, Recipe.SCHEMA_VERSION, Recipe.SCHEMA_VERSION);
        String family =
                recipe.choice("family", "progan", "progan", "classifier", "rrdb", "srresnet", "esrgan", "srgan");
        Optional<Name> named = recipe.name("model").or(() -> model);
        if (named.isEmpty() && !recipe.has("model")) {
            recipe.fault("model", "missing", "use a name: " + Name.PATTERN);
        }
        Map<String, DataSetRef> data = data(recipe);
        Optional<Name> after = recipe.name("after");
        long seed = recipe.integer("seed", 1, 0, Integer.MAX_VALUE);
        Program program =
                switch (family) {
                    case "classifier" -> ClassifierFields.read(recipe);
                    case "rrdb", "srresnet", "esrgan", "srgan" -> UpscalerFields.read(recipe, family, kept);
                    default -> ProGanFields.read(recipe);
                };
        Optional<Origin> from = OriginFields.read(recipe, program, kept);
        Measuring measuring = MeasuringFields.read(recipe.object("metrics"), program, data.containsKey("test"));
        Retention retention = RetentionFields.read(recipe.object("retention"), measuring.metrics());
        Watch watch =
                WatchFields.read(recipe.object("watch"), measuring.metrics(), retention.keepsAll(), program.guard());
        QueuePlace queue = QueueFields.read(recipe.object("queue"));
        recipe.done();
        if (!faults.isEmpty()) {
            throw new InvalidRecipe(faults);
        }
        return new Recipe(named.orElseThrow(), data, after, from, seed, program, measuring, retention, watch, queue);
    }

    private static Map<String, DataSetRef> data(Fields recipe) {
        Fields fields = recipe.object("data");
        Map<String, DataSetRef> data = new TreeMap<>();
        for (String role : List.of("train", "test")) {
            fields.parsed(role, DataSetRef::parse, DATA).ifPresent(set -> data.put(role, set));
        }
        if (!fields.has("train")) {
            fields.fault("train", "missing", DATA);
        }
        fields.done();
        return data;
    }

    private static InvalidRecipe invalid(String problem, String allowed) {
        return new InvalidRecipe(List.of(new Fault("recipe", problem, allowed)));
    }
}

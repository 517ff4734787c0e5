package crescendo.contracts.recipe.json;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Measuring;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.json.upscaling.UpscalerFields;
import crescendo.contracts.watch.Watch;
import java.util.LinkedHashMap;
import java.util.Map;

/** The complete JSON of a recipe, in the order in which the README explains it. */
public final class RecipeWriter {
    private RecipeWriter() {}

    public static JsonNode write(Recipe recipe) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", Recipe.SCHEMA_VERSION);
        json.put("family", recipe.program().family());
        json.put("model", recipe.model());
        json.put("data", recipe.data());
        recipe.after().ifPresent(job -> json.put("after", job));
        recipe.from().ifPresent(origin -> json.put("from", origin));
        if (recipe.from().isEmpty() && OriginFields.isAwaited(recipe.program())) {
            json.put("from", OriginFields.SCRATCH);
        }
        json.put("seed", recipe.seed());
        if (recipe.program() instanceof Program.ProGan proGan) {
            proGan(json, proGan);
        } else if (recipe.program() instanceof Program.Classifier classifier) {
            classifier(json, classifier);
        } else if (recipe.program() instanceof Program.Upscaler upscaler) {
            UpscalerFields.write(json, upscaler);
        }
        json.put("metrics", measuring(recipe.measuring()));
        if (!recipe.retention().keepsAll()) {
            json.put("retention", recipe.retention());
        }
        if (!recipe.watch().equals(usual(recipe))) {
            json.put("watch", recipe.watch());
        }
        json.put("queue", recipe.queue());
        return Json.tree(json);
    }

    private static Watch usual(Recipe recipe) {
        return Watch.usual(recipe.measuring().metrics(), recipe.retention().keepsAll());
    }

    private static void proGan(Map<String, Object> json, Program.ProGan program) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("latentSize", program.latentSize());
        network.put("colours", program.colours());
        network.put("baseShape", program.baseShape());
        network.put("channels", program.channels());
        network.put("conditioning", program.conditioning());
        json.put("network", network);
        json.put("objective", program.objective());
        json.put("optimiser", program.optimiser());
        json.put("ema", program.ema());
        json.put("augmentation", program.augmentation());
        json.put("schedule", program.growth());
        json.put("execution", execution(program.execution()));
        json.put("checkpointEvery", program.checkpointEvery());
        json.put("guard", program.guard());
    }

    private static Map<String, Object> execution(Execution execution) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("precision", execution.precision());
        json.put("microBatch", execution.fitsMemory() ? ScheduleFields.AUTO : execution.microBatch());
        json.put("towers", execution.towers());
        json.put("statistics", execution.statistics());
        return json;
    }

    private static void classifier(Map<String, Object> json, Program.Classifier program) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("colours", program.colours());
        network.put("channels", program.channels());
        if (!program.convolutions().isEmpty()) {
            network.put("convolutions", program.convolutions());
        }
        json.put("network", network);
        json.put("optimiser", program.optimiser());
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("resolution", program.resolution());
        schedule.put("images", program.images());
        schedule.put("minibatch", program.minibatch());
        json.put("schedule", schedule);
    }

    private static Map<String, Object> measuring(Measuring measuring) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("names", measuring.metrics());
        json.put("count", measuring.count());
        json.put("seed", measuring.seed());
        measuring.classifier().ifPresent(model -> json.put("classifier", model));
        return json;
    }
}

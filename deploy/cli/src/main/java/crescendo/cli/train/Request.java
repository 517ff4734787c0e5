package crescendo.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A training request: what is published to Kafka under the job's name.
 *
 * @param recipe complete
 */
public record Request(Name job, Recipe recipe) {
    /**
     * From a recipe file. A recipe without a model's name gets the job's, or else the file's. Without a name for the job
     * it is the model's with the recipe's digest: the same recipe is the same job, which trains once.
     *
     * @throws InvalidRecipe with all faults
     */
    static Request read(Path file, Optional<Name> job, Map<String, String> overrides) throws IOException {
        byte[] json = Files.readAllBytes(file);
        if (!overrides.isEmpty()) {
            json = Json.write(Overrides.apply(object(file, json), overrides));
        }
        Recipe recipe = Recipe.parse(json, job.orElseGet(() -> nameOf(file)));
        return new Request(job.orElseGet(() -> nameOf(recipe)), recipe);
    }

    private static ObjectNode object(Path file, byte[] json) {
        JsonNode tree;
        try {
            tree = Json.tree(json);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(file + ": " + e.getMessage());
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw Complaint.usage(file + ": a recipe is one JSON object");
    }

    private static Name nameOf(Path file) {
        String base = file.getFileName().toString().replaceFirst("\\.json$", "");
        String name =
                base.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        return new Name(name.isEmpty() ? "model" : name.substring(0, Math.min(48, name.length())));
    }

    private static Name nameOf(Recipe recipe) {
        String model = recipe.model().value();
        return new Name(model.substring(0, Math.min(48, model.length())) + "-"
                + recipe.digest().brief());
    }
}

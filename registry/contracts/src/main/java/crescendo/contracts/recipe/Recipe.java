package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.json.RecipeParser;
import crescendo.contracts.recipe.json.RecipeWriter;
import crescendo.contracts.watch.Watch;
import java.util.Map;
import java.util.Optional;

/**
 * What to train. As JSON it is always complete: every default is written out, so that a kept recipe means the same
 * whatever later defaults are.
 *
 * @param model    the model whose versions the checkpoints become
 * @param data     data sets by role: {@code train}, and {@code test} where something is measured on images never trained on
 * @param after    a job that must have succeeded first
 * @param from     the version whose weights it starts from; without one it starts at random
 * @param seed     of everything random
 * @param retention which versions stay
 * @param watch    what is done about the history of its metrics
 * @param queue    when and where, but not what: of two recipes that differ in nothing else one job is made
 */
public record Recipe(
        Name model,
        Map<String, DataSetRef> data,
        Optional<Name> after,
        Optional<Origin> from,
        long seed,
        Program program,
        Measuring measuring,
        Retention retention,
        Watch watch,
        QueuePlace queue) {
    public static final int SCHEMA_VERSION = 1;
    /** Bytes of a training request: more cannot be a recipe. */
    public static final int MAX_BYTES = 65_536;

    public Recipe {
        data = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(data));
    }

    /**
     * @param otherwise the model's name where the recipe gives none: the job's
     * @throws crescendo.contracts.recipe.fault.InvalidRecipe with all faults
     */
    public static Recipe parse(byte[] json, Name otherwise) {
        return RecipeParser.parse(json, otherwise);
    }

    /** A kept recipe, which is complete. */
    @JsonCreator
    static Recipe kept(JsonNode json) {
        return RecipeParser.kept(json);
    }

    @JsonValue
    public JsonNode json() {
        return RecipeWriter.write(this);
    }

    public byte[] bytes() {
        return Json.write(json());
    }

    /** Of the complete recipe but for its place in the queue: two recipes that make the same run have the same. */
    public Digest digest() {
        ObjectNode run = (ObjectNode) json();
        run.remove("queue");
        return Digest.of(Json.write(run));
    }

    public Recipe with(QueuePlace place) {
        return new Recipe(model, data, after, from, seed, program, measuring, retention, watch, place);
    }
}

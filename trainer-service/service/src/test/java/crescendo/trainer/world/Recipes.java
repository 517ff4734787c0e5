package crescendo.trainer.world;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;

/** Small recipes. */
public final class Recipes {
    private Recipes() {}

    /** A ProGAN from 4 to 8 of a few steps and three checkpoints. */
    public static Recipe tiny(Name job, String dataSet, String moreFields) {
        String json = "{\"data\": {\"train\": \"" + dataSet + "\"},"
                + "\"network\": {\"latentSize\": 8, \"colours\": 1, \"channels\": 8},"
                + "\"schedule\": {\"resolution\": 8, \"fadeImages\": 64, \"stableImages\": 64, \"minibatch\": 8},"
                + "\"metrics\": {\"names\": []}" + moreFields + "}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), job);
    }
}

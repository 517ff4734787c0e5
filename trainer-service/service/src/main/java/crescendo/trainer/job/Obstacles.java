package crescendo.trainer.job;

import crescendo.contracts.recipe.Recipe;
import java.util.Optional;

/** What stands in the way of training here right now, and is no fault of the job's. */
public interface Obstacles {
    /** There are none. */
    Obstacles NONE = recipe -> Optional.empty();

    /** What keeps this trainer from a job with this recipe; a job is not claimed while there is something. */
    Optional<String> to(Recipe recipe);

    /** What of this kind an attempt broke by; nothing where the attempt counts. */
    default Optional<String> behind(Throwable error, Recipe recipe) {
        return to(recipe);
    }
}

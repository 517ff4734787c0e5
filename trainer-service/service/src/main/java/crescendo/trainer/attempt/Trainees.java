package crescendo.trainer.attempt;

import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.loop.Trainee;

/** Makes ready what a recipe wants trained. */
public interface Trainees {
    /** Networks as they are before the first step, their images, and what examines their exports. */
    Trainee open(Recipe recipe, Pins pins);
}

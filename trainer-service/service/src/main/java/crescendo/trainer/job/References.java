package crescendo.trainer.job;

import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import java.util.Optional;

/** Looks up what a recipe names. */
public interface References {
    /**
     * @param after the job that this one came after, whose model it may mean
     * @throws UnusableReference where something is not there, or not what the recipe needs
     */
    Pins pin(Recipe recipe, Optional<Job> after);

    /** A recipe's reference leads to nothing that it can be trained with. */
    final class UnusableReference extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnusableReference(String message) {
            super(message);
        }
    }
}

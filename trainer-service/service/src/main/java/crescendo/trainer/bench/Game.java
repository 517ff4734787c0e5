package crescendo.trainer.bench;

import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.util.Map;

/** What two networks play for, in the words of recipes: whatever a recipe leaves out has its default here too. */
public final class Game {
    /** Gulrajani et al. 2017, with the drift of Karras et al. 2018. */
    public static final Objective WGAN_GP = of(Map.of("loss", "wasserstein"));

    private Game() {}

    /** Goodfellow et al. 2014 with the penalty of Mescheder et al. 2018, at every how manieth step. */
    public static Objective nonSaturatingR1(int every) {
        return of(Map.of("loss", "non-saturating", "penalty", Map.of("kind", "r1", "every", every)));
    }

    /**
     * @param objective fields as a recipe has them
     * @throws crescendo.contracts.recipe.fault.InvalidRecipe with all that is wrong
     */
    public static Objective of(Map<String, ?> objective) {
        byte[] recipe = Json.write(Map.of("data", Map.of("train", "noise"), "objective", objective));
        return ((Program.ProGan) Recipe.parse(recipe, new Name("timed")).program()).objective();
    }

    /** As a table names it, such as {@code wasserstein, gradient-penalty}. */
    public static String named(Objective objective) {
        StringBuilder name = new StringBuilder(Json.text(objective.loss()));
        if (objective.comparison() != Objective.Comparison.PLAIN)
            name.append(", ").append(Json.text(objective.comparison()));
        if (objective.penalty().weight() > 0)
            name.append(", ").append(Json.text(objective.penalty().kind()));
        if (objective.penalty().every() > 1)
            name.append(" every ").append(objective.penalty().every());
        return name.toString();
    }
}

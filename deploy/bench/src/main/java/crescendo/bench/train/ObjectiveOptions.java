package crescendo.bench.train;

import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import crescendo.trainer.bench.Game;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the networks play for, in the words of recipes; what is not said is what a recipe takes for it. */
final class ObjectiveOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--objective",
            paramLabel = "LOSS",
            defaultValue = "wasserstein",
            description =
                    "wasserstein, non-saturating, saturating, least-squares or hinge (default: ${DEFAULT-VALUE}).")
    private String loss;

    @Option(
            names = "--comparison",
            paramLabel = "NAME",
            description = "plain, relativistic or relativistic-average (default: plain).")
    private Optional<String> comparison;

    @Option(
            names = "--penalty",
            paramLabel = "KIND",
            description =
                    "gradient-penalty, r1, r2, r1-and-r2 or none (default: gradient-penalty with wasserstein, else r1).")
    private Optional<String> penalty;

    @Option(
            names = "--penalty-every",
            paramLabel = "N",
            defaultValue = "1",
            description = "Steps from one penalty to the next (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--consistency",
            paramLabel = "WEIGHT",
            defaultValue = "0",
            description = "Of the consistency of reals' scores (default: ${DEFAULT-VALUE}, none).")
    private double consistency;

    Objective of() {
        Map<String, Object> held = new LinkedHashMap<>();
        penalty.ifPresent(kind -> held.put("kind", kind));
        held.put("every", every);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("loss", loss);
        comparison.ifPresent(how -> fields.put("comparison", how));
        fields.put("penalty", held);
        fields.put("consistency", Map.of("weight", consistency));
        try {
            return Game.of(fields);
        } catch (InvalidRecipe invalid) {
            throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
        }
    }
}

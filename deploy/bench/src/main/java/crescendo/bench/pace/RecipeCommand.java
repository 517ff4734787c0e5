package crescendo.bench.pace;

import crescendo.bench.Faults;
import crescendo.bench.Figure;
import crescendo.bench.Output;
import crescendo.bench.ThreadOptions;
import crescendo.cli.Complaint;
import crescendo.cli.screen.Table;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.bench.RecipeSpeed;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.DoesNotFit;
import crescendo.trainer.plan.Fit;
import crescendo.trainer.plan.MemoryModel;
import crescendo.trainer.plan.TimedSteps.Timed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What steps of one recipe cost on this machine. */
@Command(
        name = "recipe",
        description = {
            "Time steps of a recipe, stage by stage from the lowest resolution up, on images of noise.",
            "`crescendo train --dry-run` does this by itself for a recipe that it has not met before, and predicts time with it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo bench recipe cats.json", "  crescendo bench recipe cats.json --seconds 300 --threads 1"})
public final class RecipeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE.json", arity = "0..1", description = "Whose steps are timed.")
    private Path file;

    @Mixin
    private ThreadOptions threads = new ThreadOptions(2);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "After so many no further stage is begun (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of the labels, where the recipe asks for some (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Mixin
    private Output output;

    /** As a program reads it. */
    record Stages(int threads, List<Timed> steps) {}

    @Override
    public Integer call() throws IOException {
        Faults faults = new Faults();
        faults.unless(file != null && Files.isReadable(file), "RECIPE.json", file, "the file of a recipe");
        threads.refuse(faults);
        faults.outside("--seconds", seconds, 0, 86_400);
        faults.outside("--classes", classes, 1, 10_000);
        faults.complain();
        Recipe recipe = Recipe.parse(Files.readAllBytes(file), new Name("timed"));
        List<Timed> steps = new ArrayList<>();
        speed(recipe).measure(seconds, step -> {
            output.doing("at " + step.resolution());
            steps.add(step);
        });
        output.result(table(steps), List.of(), new Stages(threads.count(), steps));
        return 0;
    }

    private RecipeSpeed speed(Recipe recipe) {
        long available = AvailableMemory.of(OptionalLong.empty(), AvailableMemory.ofMachine(), 1)
                .mib();
        try {
            Fit fit = new Fit(recipe.program(), MemoryModel.TRAINER, available);
            return new RecipeSpeed(recipe, classes, fit.imagesAtOnce(), threads.count());
        } catch (DoesNotFit e) {
            throw Complaint.failed(e.getMessage());
        }
    }

    private static Table table(List<Timed> steps) {
        Table table = new Table("resolution", "batch", "images/s", "ms/step");
        steps.forEach(step -> table.row(
                step.resolution(),
                step.minibatch(),
                Figure.of(step.minibatch() / step.millis() * 1000),
                Figure.of(step.millis())));
        return table;
    }
}

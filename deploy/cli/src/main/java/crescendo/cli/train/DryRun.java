package crescendo.cli.train;

import crescendo.cli.screen.Span;
import crescendo.cli.screen.Table;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.shape.Layer;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.plan.Forecast;
import crescendo.trainer.plan.MemoryModel;
import crescendo.trainer.plan.StepTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a recipe means before anything runs.
 *
 * @param recipe complete, as it would be published
 * @param availableMiB that a trainer here would keep to
 * @param refused why a trainer here would refuse it, where it would
 * @param peakMiB the most memory that its trainer is expected to hold
 * @param seconds that its steps are expected to take on this machine, where its pace is known
 */
record DryRun(
        String job,
        Recipe recipe,
        List<Network> networks,
        List<Stage> plan,
        long availableMiB,
        Optional<String> refused,
        long peakMiB,
        Optional<Double> seconds) {
    /** A table needs a number of classes, where there are some; only the data set knows it. */
    private static final int ASSUMED_CLASSES = 10;

    record Network(String name, int parameters, List<Row> layers) {
        static Network of(String name, Summary summary) {
            return new Network(
                    name,
                    summary.parameterCount(),
                    summary.layers().stream().map(Row::of).toList());
        }
    }

    /** @param output shape without the batch */
    record Row(String layer, String output, int parameters) {
        static Row of(Layer layer) {
            return new Row(layer.name(), layer.output().toString(), layer.parameters());
        }
    }

    /**
     * @param from images shown at its start
     * @param imagesAtOnce of the minibatch
     * @param peakMiB the most that the trainer is expected to hold meanwhile, with the next stage that it makes ready
     * @param stepMillis expected of a step, and {@code seconds} of all of them, where the pace of the machine is known
     */
    record Stage(
            int resolution,
            Phase.Kind phase,
            long from,
            long images,
            int minibatch,
            long steps,
            int imagesAtOnce,
            long peakMiB,
            Optional<Double> stepMillis,
            Optional<Double> seconds) {
        static Stage of(Forecast.Stage stage, long from) {
            Phase phase = stage.phase();
            return new Stage(
                    phase.resolution(),
                    phase.kind(),
                    from,
                    phase.images(),
                    phase.minibatch(),
                    phase.steps(),
                    stage.imagesAtOnce(),
                    stage.peakMiB(),
                    stage.stepMillis(),
                    stage.seconds());
        }
    }

    /**
     * @param fitted its recipe
     * @param times of steps on this machine, where they are known
     */
    static DryRun of(Request request, Fitted fitted, Optional<? extends StepTimes> times) {
        Recipe recipe = request.recipe();
        Program program = recipe.program();
        Forecast forecast = Forecast.of(program, fitted.imagesAtOnce(), MemoryModel.TRAINER, times);
        return new DryRun(
                request.job().value(),
                recipe,
                networks(program),
                plan(forecast),
                fitted.memory().mib(),
                fitted.refused(),
                forecast.peakMiB(),
                forecast.seconds());
    }

    private static List<Network> networks(Program program) {
        if (program instanceof Program.ProGan proGan) {
            int highest = proGan.growth().resolution();
            String classes = proGan.conditioning() == Conditioning.NONE ? "" : " of " + ASSUMED_CLASSES + " classes";
            return List.of(
                    Network.of(
                            "generator" + classes, Summary.grown(Networks.generator(proGan, ASSUMED_CLASSES), highest)),
                    Network.of(
                            "discriminator" + classes,
                            Summary.grown(Networks.discriminator(proGan, ASSUMED_CLASSES), highest)));
        }
        if (program instanceof Program.Upscaler upscaling) {
            int low = upscaling.crops().side() / upscaling.network().scale();
            Network generator = Network.of("generator", Summary.of(Networks.upscaler(upscaling.network()), low));
            return upscaling
                    .adversary()
                    .map(adversary ->
                            Networks.discriminator(adversary, upscaling.crops().side(), upscaling.colours()))
                    .map(judges -> List.of(generator, Network.of("discriminator", Summary.of(judges))))
                    .orElse(List.of(generator));
        }
        Program.Classifier classifier = (Program.Classifier) program;
        return List.of(Network.of(
                "classifier of " + ASSUMED_CLASSES + " classes",
                Summary.of(Networks.classifier(classifier, ASSUMED_CLASSES))));
    }

    private static List<Stage> plan(Forecast forecast) {
        List<Stage> plan = new ArrayList<>();
        long from = 0;
        for (Forecast.Stage stage : forecast.stages()) {
            plan.add(Stage.of(stage, from));
            from += stage.phase().images();
        }
        return plan;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(
                crescendo.contracts.Json.pretty(recipe.json()).lines().toList());
        for (Network network : networks) {
            lines.add("");
            lines.add("%s: %s parameters".formatted(network.name, grouped(network.parameters)));
            Table table = new Table("layer", "output", "parameters");
            network.layers.forEach(row -> table.row(row.layer, row.output, grouped(row.parameters)));
            lines.addAll(table.lines());
        }
        lines.add("");
        long total = plan.stream().mapToLong(Stage::images).sum();
        long steps = plan.stream().mapToLong(Stage::steps).sum();
        lines.add("plan of job %s: %s images, %s steps".formatted(job, grouped(total), grouped(steps)));
        Table table = new Table(
                "resolution",
                "phase",
                "from image",
                "images",
                "minibatch",
                "steps",
                "at once",
                "peak MiB",
                "ms/step",
                "time");
        plan.forEach(stage -> table.row(
                stage.resolution,
                stage.phase,
                grouped(stage.from),
                grouped(stage.images),
                stage.minibatch,
                grouped(stage.steps),
                stage.imagesAtOnce,
                grouped(stage.peakMiB),
                stage.stepMillis.map(millis -> grouped(Math.round(millis))).orElse("–"),
                stage.seconds.map(Span::of).orElse("–")));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(
                "expected: " + grouped(peakMiB) + " MiB at most"
                        + seconds.map(all -> ", " + Span.of(all)
                                        + " of steps on this machine, as busy as when they were timed")
                                .orElse(
                                        "; how long is not known: build the benchmarks, or run this in a checkout that has them"));
        Perceivable.wanted(recipe.program())
                .ifPresent(seen -> lines.add("what comparing in " + seen.layer() + " of " + seen.extractor()
                        + " takes is not among it: how large that is is known once it is looked up"));
        refused.ifPresent(why -> lines.add("a trainer here would refuse it: " + why));
        return lines;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

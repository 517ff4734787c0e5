package crescendo.cli.train;

import crescendo.cli.screen.Table;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.shape.Layer;
import crescendo.trainer.model.shape.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a recipe means before anything runs.
 *
 * @param recipe complete, as it would be published
 */
record DryRun(String job, Recipe recipe, List<Network> networks, List<Stage> plan) {
    /** A classifier's table needs a number of classes, which only its data set knows. */
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

    /** @param from images shown at its start */
    record Stage(int resolution, Phase.Kind phase, long from, long images, int minibatch, long steps) {}

    static DryRun of(Request request) {
        Recipe recipe = request.recipe();
        return new DryRun(
                request.job().value(),
                recipe,
                networks(recipe.program()),
                plan(recipe.program().schedule()));
    }

    private static List<Network> networks(Program program) {
        if (program instanceof Program.ProGan proGan) {
            int highest = proGan.growth().resolution();
            return List.of(
                    Network.of("generator", Summary.grown(Networks.generator(proGan), highest)),
                    Network.of("discriminator", Summary.grown(Networks.discriminator(proGan), highest)));
        }
        Program.Classifier classifier = (Program.Classifier) program;
        return List.of(Network.of(
                "classifier of " + ASSUMED_CLASSES + " classes",
                Summary.of(Networks.classifier(classifier, ASSUMED_CLASSES))));
    }

    private static List<Stage> plan(GrowthSchedule schedule) {
        List<Stage> plan = new ArrayList<>();
        long from = 0;
        for (Phase phase : schedule.phases()) {
            plan.add(new Stage(
                    phase.resolution(), phase.kind(), from, phase.images(), phase.minibatch(), phase.steps()));
            from += phase.images();
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
        Table table = new Table("resolution", "phase", "from image", "images", "minibatch", "steps");
        plan.forEach(stage -> table.row(
                stage.resolution,
                stage.phase,
                grouped(stage.from),
                grouped(stage.images),
                stage.minibatch,
                grouped(stage.steps)));
        lines.addAll(table.lines());
        return lines;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

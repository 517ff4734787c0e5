package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Growth;
import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ProGAN's part of a recipe. Defaults are those of Karras et al. 2018 where the paper gives one. */
final class ProGanFields {
    private static final long MANY = 1_000_000_000L;

    private ProGanFields() {}

    static Program.ProGan read(Fields recipe) {
        Growth growth = growth(recipe.object("schedule"));
        Fields network = recipe.object("network");
        SortedMap<Integer, Integer> channels = channels(network, growth.resolution());
        int latentSize = (int) network.integer("latentSize", channels.get(4), 1, 4096);
        int colours = (int) network.integer("colours", 3, 1, 3);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        network.done();
        Objective objective = objective(recipe.object("objective"));
        Optimiser optimiser = optimiser(recipe.object("optimiser"), 0.001, 0, 0.99, true);
        double ema = recipe.number("ema", 0.999, 0, 0.999999);
        Fields augmentation = recipe.object("augmentation");
        boolean mirror = augmentation.flag("mirror", false);
        augmentation.done();
        int checkpointEvery = (int) recipe.integer("checkpointEvery", 0, 0, 1_000_000);
        return new Program.ProGan(
                latentSize, colours, channels, objective, optimiser, ema, mirror, growth, checkpointEvery);
    }

    private static Growth growth(Fields schedule) {
        int resolution = schedule.resolution("resolution", 32, 4, 1024);
        int from = schedule.resolution("from", 4, 4, resolution);
        List<Integer> stages = Fields.powersOfTwo(from, resolution);
        SortedMap<Integer, Long> fade = schedule.byResolution("fadeImages", stages, r -> 600_000L, 0, MANY);
        fade.put(from, 0L);
        SortedMap<Integer, Long> stable = schedule.byResolution("stableImages", stages, r -> 600_000L, 0, MANY);
        if (stable.get(resolution) == 0) {
            schedule.fault("stableImages." + resolution, "0 is not allowed", "the last stage must be shown stable");
        }
        if (stable.get(from) == 0) {
            schedule.fault("stableImages." + from, "0 is not allowed", "the first stage must be shown stable");
        }
        for (int stage : stages) {
            if (fade.get(stage) + stable.get(stage) == 0 && stage > from && stage < resolution) {
                schedule.fault("stableImages." + stage, "0 is not allowed", "a stage between two others has images");
            }
        }
        SortedMap<Integer, Integer> minibatch = new TreeMap<>();
        schedule.byResolution("minibatch", stages, r -> (long) Math.max(4, Math.min(128, 2048 / r)), 1, 4096)
                .forEach((r, n) -> minibatch.put(r, n.intValue()));
        schedule.done();
        return new Growth(from, resolution, fade, stable, minibatch);
    }

    private static SortedMap<Integer, Integer> channels(Fields network, int resolution) {
        long base = network.integer("fmapBase", 8192, 16, 1 << 20);
        long max = network.integer("fmapMax", 512, 1, 4096);
        if (network.has("channels") && (network.has("fmapBase") || network.has("fmapMax"))) {
            network.fault("channels", "given beside fmapBase or fmapMax", "use the one or the other");
        }
        SortedMap<Integer, Integer> channels = new TreeMap<>();
        network.byResolution(
                        "channels",
                        Fields.powersOfTwo(4, resolution),
                        r -> Math.max(1, Math.min(2 * base / r, max)),
                        1,
                        4096)
                .forEach((r, n) -> channels.put(r, n.intValue()));
        return channels;
    }

    private static Objective objective(Fields fields) {
        Objective.Loss loss = Objective.Loss.of(fields.choice("loss", "wasserstein", "wasserstein", "non-saturating"));
        boolean wasserstein = loss == Objective.Loss.WASSERSTEIN;
        Fields penalty = fields.object("penalty");
        String kind = penalty.choice("kind", wasserstein ? "gradient-penalty" : "r1", "gradient-penalty", "r1", "none");
        double weight = penalty.number("weight", kind.equals("none") ? 0 : 10, 0, 1e6);
        double target = penalty.number("target", kind.equals("gradient-penalty") ? 1 : 0, 0, 1e6);
        if (kind.equals("gradient-penalty") && target == 0) {
            penalty.fault("target", "0 is not allowed", "use a number above 0: the norm that the gradient is to have");
        }
        int every = (int) penalty.integer("every", 1, 1, 1024);
        penalty.done();
        double drift = fields.number("drift", wasserstein ? 0.001 : 0, 0, 1e3);
        fields.done();
        return new Objective(
                loss,
                new Objective.Penalty(
                        Objective.Penalty.Kind.valueOf(
                                kind.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                        weight,
                        target,
                        every),
                drift);
    }

    static Optimiser optimiser(Fields fields, double learningRate, double beta1, double beta2, boolean resetAtPhases) {
        Optimiser optimiser = new Optimiser(
                fields.number("learningRate", learningRate, 1e-9, 10),
                fields.number("beta1", beta1, 0, 0.999999),
                fields.number("beta2", beta2, 0, 0.999999),
                fields.number("epsilon", 1e-8, 1e-12, 1),
                fields.flag("resetAtPhases", resetAtPhases));
        fields.done();
        return optimiser;
    }
}

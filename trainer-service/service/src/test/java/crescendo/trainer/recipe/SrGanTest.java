package crescendo.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.upscaling.Stripes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both phases of Ledig et al. 2017 as recipes of families {@code srresnet} and {@code srgan} describe them. */
class SrGanTest {
    private static final int MINIBATCH = 4;
    private static final int SIDE = 16;
    private static final double LEDIG = 0.006;
    /** Everywhere, where the network makes the same of everything. */
    private static final double MADE = 0.25;
    /** Of every picture, where the discriminator says the same of all. */
    private static final double SCORE = 0.5;
    /** Squared distance of {@link #MADE} to stripes of −1 and 1. */
    private static final double PIXELS = (square(1 - MADE) + square(-1 - MADE)) / 2;

    private static final ModelPin EYE =
            new ModelPin(new VersionRef(new Name("eye"), new Name("v1")), Digest.of(new byte[] {1}));

    /** Ledig et al. 2017, equation 3: 0.006 · (φ(made) − φ(truth))² + 10⁻³ · −log D(made), φ after the activation. */
    @Test
    void theLossIsThatOfThePaperWherePicturesAndVerdictAreKnown() {
        double features = (square(1 - MADE) + square(0 - MADE)) / 2; // a rectifier makes 0 of black

        assertLoss("", features);
    }

    /** As Wang et al. 2018, section 3.3, do. */
    @Test
    void whoAsksForItComparesBeforeTheActivation() {
        assertLoss("'activation': 'before', ", PIXELS);
    }

    private static void assertLoss(String perceptual, double features) {
        Figures figures = firstStep(sharp("'pixelWeight': 0.5,", perceptual));

        assertThat(figures.losses().get("discriminator")).isCloseTo(softplus(-SCORE) + softplus(SCORE), within(1e-6));
        assertThat(figures.byName().get("pixels")).isCloseTo(PIXELS, within(1e-6));
        assertThat(figures.losses().get("generator"))
                .as("features, verdict, and the squared distance of pixels in [0, 1]")
                .isCloseTo(LEDIG * features + 1e-3 * softplus(-SCORE) + 0.5 * PIXELS / 4, within(1e-7));
    }

    /**
     * Wang et al. 2018, equations 1 to 3: |φ(made) − φ(truth)| before the activation + 5·10⁻³ · both halves of the relativistic
     * average, each ln 2 where all scores are the same, + 10⁻² · |made − truth|.
     */
    @Test
    void thatOfEsrganIsOfItsOwnPaper() {
        Figures figures = firstStep(recipe("'family': 'esrgan', 'from': 'scratch', 'network':"
                + "{'scale': 2, 'colours': 1, 'channels': 4, 'blocks': 1, 'growth': 2}, 'discriminator': {'channels': 4},"
                + "'objective': {'perceptual': {'extractor': 'eye', 'layer': 'conv1_1'}}"));

        double apart = (1 - MADE + 1 + MADE) / 2;
        assertThat(figures.losses().get("discriminator")).isCloseTo(2 * Math.log(2), within(1e-6));
        assertThat(figures.byName().get("pixels")).isCloseTo(apart, within(1e-6));
        assertThat(figures.losses().get("generator"))
                .isCloseTo(apart + 5e-3 * 2 * Math.log(2) + 1e-2 * apart / 2, within(1e-6));
    }

    /** In which nothing moves, between networks that say {@link #MADE} and {@link #SCORE}. */
    private static Figures firstStep(Recipe recipe) {
        try (TrainingRun run = open(recipe)) {
            run.inherit(schedule().at(0), constant(run));
            run.learningRateFactor(0);
            return run.step(schedule().at(0), stripesOfBlackAndWhite());
        }
    }

    @Test
    void thePixelsComeFirstAndThenAllOfBothNetworksMovesOnFromThere() {
        Map<String, Tensor> plain = new HashMap<>();
        try (TrainingRun run = open(plain())) {
            Figures first = train(run, 0, 1);
            Figures last = train(run, 1, 60);
            assertThat(first.losses()).containsOnlyKeys("generator");
            assertThat(last.losses().get("generator")).isLessThan(first.losses().get("generator") / 2);
            run.weights().forEach((network, weights) -> plain.putAll(named(network, weights)));
        }

        try (TrainingRun run = open(sharp("", ""))) {
            run.inherit(schedule().at(0), plain);
            Map<String, Map<String, Tensor>> before = run.weights();
            assertThat(named("generator", before.get("generator")))
                    .allSatisfy((name, tensor) -> assertThat(tensor).isEqualTo(plain.get(name)));
            double apart = 0;
            for (long step = 0; step < 60; step++) {
                Figures figures = train(run, step, step + 1);
                assertThat(figures.losses()).containsOnlyKeys("discriminator", "generator");
                assertThat(figures.byName().values()).as("step %d", step).allMatch(Double::isFinite);
                if (step >= 40)
                    apart += figures.byName().get("scores/reals")
                            - figures.byName().get("scores/fakes");
            }

            assertThat(apart / 20).as("by which the truth is judged more real").isGreaterThan(0.3);
            run.weights()
                    .forEach((network, weights) -> weights.forEach((name, tensor) -> assertThat(tensor)
                            .as(network + "/" + name)
                            .isNotEqualTo(before.get(network).get(name))));
        }
    }

    private static Recipe plain() {
        return recipe("'family': 'srresnet', 'optimiser': {'learningRate': 0.01}, 'network': {'scale': 2, 'colours': 1,"
                + "'channels': 4, 'blocks': 1}");
    }

    private static Recipe sharp(String objective, String perceptual) {
        return recipe("'family': 'srgan', 'from': 'scratch', 'optimiser': {'learningRate': 0.002}, 'network':"
                + "{'scale': 2, 'colours': 1, 'channels': 4, 'blocks': 1}, 'discriminator': {'channels': 4},"
                + "'objective': {" + objective
                + "'perceptual': {" + perceptual + "'extractor': 'eye', 'layer': 'conv1_1', 'weight': " + LEDIG + "}}");
    }

    private static Recipe recipe(String fields) {
        String json = "{" + fields + ", 'data': {'train': 'photographs'},"
                + "'schedule': {'crop': 16, 'images': 800, 'minibatch': 4, 'halvings': []}}";
        return Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("larger"));
    }

    private static GrowthSchedule schedule() {
        return plain().program().schedule();
    }

    private static TrainingRun open(Recipe recipe) {
        Pins pins = new Pins(Map.of(), Map.of(VersionManifest.PERCEPTUAL, EYE));
        return Runs.open(recipe, schedule(), pins, 0, Compute.processor(1), digest -> seesPixelsAsTheyAre());
    }

    /** Of a VGG of one layer, whose kernel has a single one in its middle. */
    private static Map<String, Tensor> seesPixelsAsTheyAre() {
        return Map.of(
                "classifier/conv1_1/weight",
                Tensor.of(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, 3, 3, 1, 1),
                "classifier/conv1_1/bias",
                Tensor.of(new float[1], 1));
    }

    /** Weights of the last layers of both networks that make them say the same of everything. */
    private static Map<String, Tensor> constant(TrainingRun run) {
        Map<String, Tensor> generator = run.weights().get("generator");
        Map<String, Tensor> discriminator = run.weights().get("discriminator");
        return Map.of(
                "generator/last/weight", zeros(generator.get("last/weight")),
                "generator/last/bias", Tensor.of(new float[] {(float) MADE}, 1),
                "discriminator/score/weight", zeros(discriminator.get("score/weight")),
                "discriminator/score/bias", Tensor.of(new float[] {(float) SCORE}, 1));
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.of(new float[Math.toIntExact(like.elements())], like.shape());
    }

    private static Map<String, Tensor> named(String network, Map<String, Tensor> weights) {
        Map<String, Tensor> named = new HashMap<>();
        weights.forEach((name, tensor) -> named.put(network + "/" + name, tensor));
        return named;
    }

    private static Figures train(TrainingRun run, long from, long to) {
        Figures figures = null;
        for (long step = from; step < to; step++)
            figures = run.step(schedule().at(step * MINIBATCH), Stripes.of(MINIBATCH, SIDE, step));
        return figures;
    }

    private static Batch stripesOfBlackAndWhite() {
        byte[] high = new byte[MINIBATCH * SIDE * SIDE];
        for (int i = 0; i < high.length; i += 2) high[i] = (byte) 255;
        return Batch.ofPairs(new byte[high.length / 4], high);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }
}

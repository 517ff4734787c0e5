package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Latents;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Colour;
import crescendo.trainer.augmentation.Cutout;
import crescendo.trainer.augmentation.Translation;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GanRunTest {
    private static final int MINIBATCH = 8;
    private static final GrowthSchedule SCHEDULE = new GrowthSchedule(List.of(
            new Phase(4, Phase.Kind.STABLE, 3 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.FADE, 5 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.STABLE, 3 * MINIBATCH, MINIBATCH)));

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(new Wasserstein(), List.of(new GradientPenalty(10, 1), new Drift(0.001))),
                Arguments.of(new NonSaturating(), List.of(new R1(10, 4))));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void resumesInTheMiddleOfAFadeAsIfItHadNeverStopped(Objective objective, List<Regulariser> regularisers) {
        GanSettings settings = settings(objective, regularisers, 0.001);
        long stop = 6L * MINIBATCH; // three steps into the fade
        Map<String, Tensor> whole;
        try (GanRun run = new GanRun(settings)) {
            train(run, 0, SCHEDULE.totalImages());
            whole = run.state();
        }

        Map<String, Tensor> saved;
        try (GanRun first = new GanRun(settings)) {
            train(first, 0, stop);
            saved = first.state();
        }
        Map<String, Tensor> resumed;
        try (GanRun second = new GanRun(settings)) {
            second.load(SCHEDULE.reached(stop), saved);
            train(second, stop, SCHEDULE.totalImages());
            resumed = second.state();
        }

        assertThat(resumed).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void growsIntoAGraphThatWasBuiltAheadAsIntoOneThatWasNot(Objective objective, List<Regulariser> regularisers) {
        GanSettings settings = settings(objective, regularisers, 0.001);
        Map<String, Tensor> waited;
        try (GanRun run = new GanRun(settings)) {
            train(run, 0, SCHEDULE.totalImages());
            waited = run.state();
        }

        try (GanRun run = new GanRun(settings, SCHEDULE)) {
            train(run, 0, SCHEDULE.totalImages());

            assertThat(run.state()).isEqualTo(waited);
        }
    }

    @Test
    void augmentsAllThatTheDiscriminatorSeesAlikeWhereverItResumes() {
        Augmentations all = new Augmentations(List.of(new Colour(), new Translation(), new Cutout()));
        Objective objective = new RelativisticAverage(new NonSaturating());
        GanSettings augmented = settings(objective, List.of(new R1(10, 2)), all, 0.001, Layout.PLAIN);
        Map<String, Tensor> plain = reached(settings(objective, List.of(new R1(10, 2)), 0.001));

        Map<String, Tensor> whole = reached(augmented);
        Map<String, Tensor> resumed;
        try (GanRun run = new GanRun(augmented)) {
            train(run, 0, 5L * MINIBATCH);
            Map<String, Tensor> saved = run.state();
            run.load(SCHEDULE.reached(5L * MINIBATCH), saved);
            train(run, 5L * MINIBATCH, SCHEDULE.totalImages());
            resumed = run.state();
        }

        assertThat(resumed).isEqualTo(whole);
        assertThat(whole).isNotEqualTo(plain);
    }

    @Test
    void aFactorOfTheLearningRateTrainsAsTheRateThatItMakes() {
        Map<String, Tensor> half;
        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 0.0005))) {
            train(run, 0, 4L * MINIBATCH);
            half = run.state();
        }

        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 0.001))) {
            run.learningRateFactor(0.5);
            train(run, 0, 4L * MINIBATCH);

            assertThat(run.state()).isEqualTo(half);
        }
    }

    @Test
    void generatesByTheNetworkInTrainingAndServesItsAverage() {
        Tensor latents = Tensor.of(Latents.normal(1, 0, 2, 16), 2, 16);
        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 0.01))) {
            train(run, 0, MINIBATCH);
            Map<String, Tensor> before = run.state();

            Tensor live = run.generate(SCHEDULE.reached(MINIBATCH), Map.of("latents", latents))
                    .get("raw");
            Tensor average = run.serve(SCHEDULE.reached(MINIBATCH), Map.of("latents", latents))
                    .get("raw");

            assertThat(distance(live, average)).isGreaterThan(1e-3);
            assertThat(run.state()).isEqualTo(before);
        }
    }

    @Test
    void keepsTheLowerLayersWhenItGrows() {
        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 0.001))) {
            train(run, 0, 3L * MINIBATCH);
            Tensor before = run.weights().get("ema").get("4x4/conv/weight");
            train(run, 3L * MINIBATCH, 4L * MINIBATCH);
            Map<String, Tensor> after = run.weights().get("ema");

            assertThat(after).containsKeys("8x8/conv0/weight", "8x8/toColours/weight", "4x4/toColours/bias");
            assertThat(distance(before, after.get("4x4/conv/weight"))).isBetween(0.0, 0.01);
        }
    }

    @Test
    void servesTheFormerImageTwiceAsLargeWhereAlphaIsZero() {
        Tensor latents = Tensor.of(Latents.normal(1, 0, 2, 16), 2, 16);
        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 1e-30))) {
            train(run, 0, 3L * MINIBATCH);
            Tensor small = run.serve(SCHEDULE.reached(3L * MINIBATCH), Map.of("latents", latents))
                    .get("raw");
            train(run, 3L * MINIBATCH, 4L * MINIBATCH);
            Tensor large = run.serve(SCHEDULE.at(3L * MINIBATCH), Map.of("latents", latents))
                    .get("raw");

            assertThat(large.shape()).containsExactly(2, 8, 8, 1);
            assertThat(large.floats()[8 * 6 + 5]).isEqualTo(small.floats()[4 * 3 + 2]);
        }
    }

    @Test
    void growsImagesThatAreNotSquareFromTheirBase() {
        ChannelPlan channels = ChannelPlan.of(12, 8);
        BaseShape tall = new BaseShape(4, 2);
        GanSettings settings = new GanSettings(
                new ProGanGenerator(channels, 16, 1, tall),
                new ProGanDiscriminator(channels, 1, tall),
                new Wasserstein(),
                0,
                List.of(new GradientPenalty(10, 1)),
                new AdamSettings(0.001, 0, 0.99, 1e-8),
                new AdamSettings(0.001, 0, 0.99, 1e-8),
                0.9,
                true,
                new Augmentations(List.of(new Translation(), new Cutout())),
                true,
                Layout.PLAIN,
                7,
                1);
        try (GanRun run = new GanRun(settings)) {
            for (long shown : new long[] {2 * MINIBATCH, 3 * MINIBATCH}) {
                Position at = SCHEDULE.at(shown);
                byte[] pixels = new byte[MINIBATCH * at.resolution() * at.resolution() / 2];
                new Random(shown).nextBytes(pixels);

                assertThat(run.step(at, Batch.of(pixels)).finite()).isTrue();
            }

            Tensor made = run.serve(SCHEDULE.at(3L * MINIBATCH), Map.of("latents", Tensor.of(new float[2 * 16], 2, 16)))
                    .get("images");
            assertThat(made.shape()).containsExactly(2, 8, 4, 1);
        }
    }

    @Test
    void showsALossThatIsNoNumber() {
        try (GanRun run = new GanRun(settings(new Wasserstein(), List.of(), 1e30))) {
            Figures figures = run.step(SCHEDULE.at(0), batch(4, 0));

            assertThat(figures.finite()).isFalse();
        }
    }

    @Test
    void refusesToTellAStateBeforeItsFirstStep() {
        try (GanRun run = new GanRun(settings(new NonSaturating(), List.of(), 0.001))) {
            assertThatThrownBy(run::state).hasMessageContaining("no step");
        }
    }

    private static Map<String, Tensor> reached(GanSettings settings) {
        try (GanRun run = new GanRun(settings)) {
            train(run, 0, SCHEDULE.totalImages());
            return run.state();
        }
    }

    private static void train(GanRun run, long from, long to) {
        for (long shown = from; shown < to; shown += MINIBATCH) {
            Position at = SCHEDULE.at(shown);
            assertThat(run.step(at, batch(at.resolution(), at.step())).finite()).isTrue();
        }
    }

    private static Batch batch(int resolution, long step) {
        byte[] pixels = new byte[MINIBATCH * resolution * resolution];
        new Random(step).nextBytes(pixels);
        return Batch.of(pixels);
    }

    private static double distance(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.elements(); i++) sum += Math.abs(a.floats()[i] - b.floats()[i]);
        return sum / a.elements();
    }

    static GanSettings settings(Objective objective, List<Regulariser> regularisers, double rate) {
        return settings(objective, regularisers, rate, Layout.PLAIN);
    }

    static GanSettings settings(Objective objective, List<Regulariser> regularisers, double rate, Layout layout) {
        return settings(objective, regularisers, Augmentations.NONE, rate, layout);
    }

    static GanSettings settings(
            Objective objective,
            List<Regulariser> regularisers,
            Augmentations augmentations,
            double rate,
            Layout layout) {
        ChannelPlan channels = ChannelPlan.of(12, 8);
        AdamSettings adam = new AdamSettings(rate, 0, 0.99, 1e-8);
        return new GanSettings(
                new ProGanGenerator(channels, 16, 1),
                new ProGanDiscriminator(channels, 1),
                objective,
                0,
                regularisers,
                adam,
                adam,
                0.9,
                true,
                augmentations,
                true,
                layout,
                7,
                1);
    }
}

package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Colour;
import crescendo.trainer.augmentation.Cutout;
import crescendo.trainer.augmentation.Translation;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.model.objective.Hinge;
import crescendo.trainer.model.objective.LeastSquares;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Relativistic;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.objective.Saturating;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.Consistency;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.R2;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each objective is stopped after another step, so that together they stop after every step of every phase. */
class EveryObjectiveResumesTest {
    private static final int MINIBATCH = 4;
    private static final GrowthSchedule SCHEDULE = new GrowthSchedule(List.of(
            new Phase(4, Phase.Kind.STABLE, 3 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.FADE, 5 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.STABLE, 4 * MINIBATCH, MINIBATCH)));

    private static final List<Objective> OBJECTIVES = List.of(
            new Wasserstein(),
            new Saturating(0.1),
            new NonSaturating(0.1),
            new LeastSquares(0.1),
            new Hinge(),
            new Relativistic(new NonSaturating()),
            new Relativistic(new LeastSquares(0)),
            new Relativistic(new Hinge()),
            new RelativisticAverage(new NonSaturating()),
            new RelativisticAverage(new LeastSquares(0)),
            new RelativisticAverage(new Hinge()));

    private static final List<List<Regulariser>> PENALTIES = List.of(
            List.of(new GradientPenalty(10, 1), new Drift(0.001)),
            List.of(new R1(10, 3), new Consistency(10, false)),
            List.of(new R2(10, 2)),
            List.of(new R1(1, 2), new R2(1, 3), new Consistency(10, true)));

    static Stream<Arguments> games() {
        return IntStream.range(0, OBJECTIVES.size())
                .mapToObj(i -> Arguments.of(OBJECTIVES.get(i), PENALTIES.get(i % PENALTIES.size()), i + 1));
    }

    @ParameterizedTest
    @MethodSource("games")
    void goesOnAsIfItHadNeverStopped(Objective objective, List<Regulariser> regularisers, int steps) {
        Augmentations augmentations = new Augmentations(List.of(new Colour(), new Translation(), new Cutout()));
        GanSettings settings = GanRunTest.settings(objective, regularisers, augmentations, 0.001, Layout.PLAIN);
        long stop = (long) steps * MINIBATCH;
        Map<String, Tensor> saved;
        Map<String, Tensor> undisturbed;
        try (GanRun run = new GanRun(settings)) {
            train(run, 0, stop);
            saved = run.state();
            train(run, stop, SCHEDULE.totalImages());
            undisturbed = run.state();
        }

        try (GanRun run = new GanRun(settings)) {
            run.load(SCHEDULE.reached(stop), saved);
            train(run, stop, SCHEDULE.totalImages());

            assertThat(run.state()).isEqualTo(undisturbed).isNotEqualTo(saved);
        }
    }

    private static void train(GanRun run, long from, long to) {
        for (long shown = from; shown < to; shown += MINIBATCH) {
            Position at = SCHEDULE.at(shown);
            byte[] pixels = new byte[MINIBATCH * at.resolution() * at.resolution()];
            new Random(at.step()).nextBytes(pixels);
            run.step(at, Batch.of(pixels));
        }
    }
}

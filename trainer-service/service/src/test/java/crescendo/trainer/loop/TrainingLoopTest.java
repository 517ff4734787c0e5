package crescendo.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.state.TrainingState;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.Diverging;
import crescendo.trainer.world.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    private static final Name JOB = new Name("job");
    private static final Program PROGRAM = Recipes.tiny(JOB, "shirts", "").program();

    private final Notes journal = new Notes();
    private final List<Double> alphas = new ArrayList<>();

    @Test
    void showsEveryPhaseAndPublishesAtItsEnd() throws InterruptedException {
        Ending ending = loop(CountingRun.trainee(at -> alphas.add(at.alpha())), () -> false)
                .trainFrom(0);

        assertThat(ending).isEqualTo(new Ending.Finished());
        assertThat(journal.published).containsExactly(64L, 128L, 192L);
        assertThat(alphas).hasSize(24);
        assertThat(alphas.subList(8, 16)).containsExactly(0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875);
    }

    @Test
    void publishesTheStateOfThatVeryStep() throws InterruptedException {
        loop(CountingRun.trainee(at -> {}), () -> false).trainFrom(0);

        assertThat(journal.states).extracting(TrainingState::imagesShown).containsExactly(64L, 128L, 192L);
    }

    @Test
    void endsInTheSameStateWhereverItWasInterrupted() throws InterruptedException {
        loop(CountingRun.trainee(at -> {}), () -> false).trainFrom(0);
        Map<String, Tensor> undisturbed = journal.states.get(2).tensors();

        for (int stopAfter = 1; stopAfter < 24; stopAfter++) {
            int last = stopAfter;
            Notes first = new Notes();
            int[] steps = {0};
            loop(CountingRun.trainee(at -> steps[0]++), () -> steps[0] == last, first)
                    .trainFrom(0);
            TrainingState state = first.states.get(first.states.size() - 1);
            Trainee resumed = CountingRun.trainee(at -> {});
            resumed.run().load(PROGRAM.schedule().reached(state.imagesShown()), state.tensors());
            Notes second = new Notes();
            loop(resumed, () -> false, second).trainFrom(state.imagesShown());

            List<TrainingState> states = second.states;
            assertThat(states.get(states.size() - 1).tensors()).isEqualTo(undisturbed);
        }
    }

    @Test
    void savesStatesInBetweenWhereTheyAreWanted() throws InterruptedException {
        journal.wanted = true;

        loop(CountingRun.trainee(at -> {}), () -> false).trainFrom(176);

        assertThat(journal.states).extracting(TrainingState::imagesShown).containsExactly(184L, 192L);
        assertThat(journal.published).containsExactly(192L);
    }

    @Test
    void stopsAtTheFirstLossThatIsNotFinite() throws InterruptedException {
        Trainee counting = CountingRun.trainee(at -> {});
        Trainee diverging = new Trainee(new Diverging(counting.run(), 72), counting.reals(), counting.examiner());

        Ending ending = loop(diverging, () -> false).trainFrom(0);

        assertThat(ending).isInstanceOfSatisfying(Ending.Diverged.class, diverged -> assertThat(diverged.reason())
                .contains("no longer finite")
                .contains("after 80 images")
                .contains("8×8"));
        assertThat(journal.published).containsExactly(64L);
        assertThat(journal.states).hasSize(1);
    }

    private TrainingLoop loop(Trainee trainee, BooleanSupplier stop) {
        return loop(trainee, stop, journal);
    }

    private static TrainingLoop loop(Trainee trainee, BooleanSupplier stop, Notes journal) {
        Reporter nobody = (reached, figures, split) -> {};
        return new TrainingLoop(JOB, PROGRAM.schedule(), CheckpointPlan.of(PROGRAM), trainee, journal, nobody, stop);
    }

    /** A journal in memory. */
    private static final class Notes implements Journal {
        private final List<TrainingState> states = new ArrayList<>();
        private final List<Long> published = new ArrayList<>();
        private boolean wanted;

        @Override
        public boolean wantsState() {
            return wanted;
        }

        @Override
        public void save(TrainingState state) {
            states.add(state);
        }

        @Override
        public void publish(Checkpoint checkpoint, TrainingState state, Optional<Standing> standing) {
            states.add(state);
            published.add(checkpoint.reached().imagesShown());
        }

        @Override
        public void check() {
            // nothing is written beside training
        }

        @Override
        public void settle() {
            // nothing is written beside training
        }
    }
}

package crescendo.trainer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.job.LogEntry.VerdictGiven;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.guard.Lookout.Alarm;
import crescendo.trainer.guard.Lookout.Seen;
import crescendo.trainer.loop.CheckpointPlan;
import crescendo.trainer.world.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Sight WELL = new Sight(8, true, 0.8, 0.8, 0.3, 0.2);
    private static final Sight ALIKE = new Sight(8, true, 0.01, 0.01, 0.3, 0.2);
    private static final Figures STEP = new Figures(Map.of("scores/reals", 3.0, "scores/fakes", 1.0));

    private final List<Long> looks = new ArrayList<>();
    private Optional<VerdictGiven> outside = Optional.empty();

    @Test
    void looksAtFixedStepsAndAtEveryCheckpoint() {
        run(guard("\"every\": 24"), WELL);

        assertThat(looks).containsExactly(24L, 48L, 64L, 72L, 96L, 120L, 128L, 144L, 168L, 192L);
    }

    @Test
    void withoutLooksNothingIsLookedAtRememberedOrTold() {
        Lookout lookout = run(guard("\"action\": \"stop\""), WELL);

        assertThat(looks).isEmpty();
        assertThat(lookout.memory()).isEmpty();
    }

    @Test
    void tellsWhatItSawWithTheFiguresOfTheStep() {
        Lookout lookout = lookout(guard("\"every\": 8"), WELL);

        Seen seen = lookout.after(null, at(8), false, STEP);

        assertThat(seen.figures().byName())
                .containsEntry("scores/reals", 3.0)
                .containsEntry("guard/within", 0.8)
                .containsEntry("guard/distance", 0.3)
                .containsEntry("guard/gap", 2.0);
        assertThat(seen.standing())
                .hasValueSatisfying(standing -> assertThat(standing.sound()).isTrue());
    }

    @Test
    void raisesItsAlarmOnlyWhereSomethingIsToBeDone() {
        assertThat(lookout(guard("\"every\": 8, \"patience\": 1"), ALIKE)
                        .after(null, at(8), false, STEP)
                        .alarm())
                .isEmpty();
        assertThat(lookout(guard("\"every\": 8, \"patience\": 1, \"action\": \"stop\""), ALIKE)
                        .after(null, at(8), false, STEP)
                        .alarm())
                .map(Alarm::before)
                .contains(Long.MAX_VALUE);
    }

    @Test
    void hearsVerdictsFromOutsideAtAnyStep() {
        outside = Optional.of(new VerdictGiven("n", "fid", "it has doubled", 64));

        assertThat(lookout(guard("\"action\": \"stop\""), WELL)
                        .after(null, at(8), false, STEP)
                        .alarm())
                .contains(new Alarm("fid says: it has doubled", 64));
        assertThat(lookout(guard("\"action\": \"stop\", \"every\": 16"), WELL)
                        .after(null, at(8), false, STEP)
                        .alarm())
                .isPresent();
        assertThat(lookout(guard("\"every\": 8"), WELL)
                        .after(null, at(8), false, STEP)
                        .alarm())
                .isEmpty();
    }

    private Lookout run(Program program, Sight sight) {
        Lookout lookout = lookout(program, sight);
        CheckpointPlan checkpoints = CheckpointPlan.of(program);
        for (long shown = 8; shown <= program.schedule().totalImages(); shown += 8) {
            Position reached = program.schedule().reached(shown);
            lookout.after(null, reached, checkpoints.isDue(reached), STEP);
        }
        return lookout;
    }

    private Lookout lookout(Program program, Sight sight) {
        Guard rules = program.guard();
        Eye eye = (run, reached) -> {
            looks.add(reached.imagesShown());
            return sight;
        };
        return new Lookout(rules, eye, Memory.NONE, () -> outside);
    }

    private static Position at(long shown) {
        return guard("").schedule().reached(shown);
    }

    private static Program guard(String fields) {
        return Recipes.tiny(new Name("job"), "shirts", ", \"guard\": {" + fields + "}")
                .program();
    }
}

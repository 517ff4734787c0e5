package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Pace KNOWN = new Pace(4, 20, 0.5, 3);

    private static StepWork work(double gigaProducts, double millionValues, long parameters) {
        Work image = new Work(gigaProducts * 1e9, millionValues * 1e6);
        return new StepWork(image, Work.NONE, parameters);
    }

    private static final List<StepWork> WORKS = List.of(
            work(0.01, 1, 100_000),
            work(1, 1, 200_000),
            work(0.1, 20, 300_000),
            work(3, 9, 20_000_000),
            work(2, 60, 1));

    private static List<Pace.Measured> measured(double... factors) {
        List<Pace.Measured> steps = new ArrayList<>();
        for (int i = 0; i < WORKS.size(); i++)
            steps.add(new Pace.Measured(WORKS.get(i), 8, factors[i] * KNOWN.stepMillis(WORKS.get(i), 8)));
        return steps;
    }

    @Test
    void findsThePaceThatStepsWereMadeWith() {
        Pace found = Pace.of(measured(1, 1, 1, 1, 1));

        assertThat(found.perStep()).isCloseTo(4, within(0.01));
        assertThat(found.perGiga()).isCloseTo(20, within(0.01));
        assertThat(found.perMillion()).isCloseTo(0.5, within(0.001));
        assertThat(found.perParameters()).isCloseTo(3, within(0.01));
    }

    @Test
    void noPartOfAPaceIsEverBelowNothing() {
        Pace found = Pace.of(measured(1.5, 0.7, 1.3, 0.8, 1.2));

        assertThat(DoubleStream.of(found.perStep(), found.perGiga(), found.perMillion(), found.perParameters()))
                .allSatisfy(part -> assertThat(part).isNotNegative());
    }

    @Test
    void foretellsAStepThatWasNotMeasured() {
        StepWork large = work(50, 400, 30_000_000);

        Pace found = Pace.of(measured(1.05, 0.95, 1.05, 0.95, 1));

        assertThat(found.stepMillis(large, 16) / KNOWN.stepMillis(large, 16)).isBetween(0.8, 1.2);
    }

    @Test
    void refusesFewerStepsThanItHasParts() {
        assertThatThrownBy(() -> Pace.of(measured(1, 1, 1, 1, 1).subList(0, 3)))
                .hasMessageContaining("at least 4 measured steps, not 3");
    }
}

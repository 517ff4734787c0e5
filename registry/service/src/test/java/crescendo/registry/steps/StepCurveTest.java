package crescendo.registry.steps;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepCurveTest {
    private static final String LOSS = "losses/generator";

    private final StepCurve curve = new StepCurve();

    @Test
    void fewStepsAreDrawnOneByOne() {
        for (long step = 1; step <= 5; step++) {
            curve.add(row(step, step));
        }

        assertThat(curve.drawn(100)).extracting(StepCurve.Cell::imagesShown).containsExactly(32L, 64L, 96L, 128L, 160L);
        assertThat(curve.drawn(100))
                .extracting(cell -> cell.extents().get(LOSS).mean())
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void manyStepsAreDrawnTogetherAndNoneIsLost() {
        int steps = 20_000;
        for (long step = 1; step <= steps; step++) {
            curve.add(row(step, step));
        }

        for (int points : new int[] {1, 7, 300, StepCurve.MOST}) {
            List<StepCurve.Cell> cells = curve.drawn(points);
            List<Extent> extents =
                    cells.stream().map(cell -> cell.extents().get(LOSS)).toList();
            assertThat(cells).hasSizeBetween(Math.max(1, points / 2), points);
            assertThat(cells).extracting(StepCurve.Cell::imagesShown).isSorted().endsWith(32L * steps);
            assertThat(extents.stream().mapToLong(Extent::count).sum()).isEqualTo(steps);
            assertThat(extents.stream().mapToDouble(Extent::sum).sum()).isEqualTo(steps * (steps + 1) / 2.0);
            assertThat(extents.get(0).min()).isEqualTo(1);
            assertThat(extents.get(extents.size() - 1).max()).isEqualTo(steps);
        }
        assertThat(curve.steps()).isEqualTo(steps);
    }

    @Test
    void whatIsNoNumberIsNotCounted() {
        curve.add(row(1, 4));
        curve.add(row(2, Double.NaN));

        assertThat(curve.drawn(1)).singleElement().satisfies(cell -> assertThat(cell.extents())
                .containsEntry(LOSS, new Extent(1, 4, 4, 4)));
    }

    private static StepRow row(long step, double loss) {
        return new StepRow(
                step,
                32 * step,
                4,
                Phase.Kind.STABLE,
                1,
                Map.of(LOSS, loss),
                new StepRow.Wall(1, 0, 64, new Split(0, 0.5, 0), Optional.empty()));
    }
}

package crescendo.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.Phase.Kind;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthFiguresTest {
    private static final List<Step> GROWING = List.of(
            new Step(0, 4, Kind.STABLE, 16, 3, 3, 0.5),
            new Step(0, 4, Kind.STABLE, 32, 4, 1, 0.5),
            new Step(1, 8, Kind.FADE, 48, 8, 4, 0.5),
            new Step(1, 8, Kind.FADE, 64, 10, 2, 0.5),
            new Step(2, 8, Kind.STABLE, 80, 12, 2, 0.5),
            new Step(2, 8, Kind.STABLE, 96, 14, 2, 0.5));

    private static final List<Step> FULL = List.of(
            new Step(0, 8, Kind.STABLE, 16, 6, 6, 0.5),
            new Step(0, 8, Kind.STABLE, 32, 10, 4, 0.5),
            new Step(0, 8, Kind.STABLE, 48, 14, 4, 0.5));

    @Test
    void aStageStallsByWhatItsFirstStepTookMoreThanTheOthers() {
        List<PhaseFigures> phases = PhaseFigures.of(GROWING);

        assertThat(phases).extracting(PhaseFigures::stepMillis).containsExactly(1000.0, 2000.0, 2000.0);
        assertThat(phases)
                .as("a phase in which nothing grows does not stall")
                .extracting(PhaseFigures::stallSeconds)
                .containsExactly(2.0, 2.0, 0.0);
        assertThat(phases)
                .as("and so much of it before the graph runs")
                .extracting(PhaseFigures::changeSeconds)
                .containsExactly(0.5, 0.5, 0.0);
    }

    @Test
    void theSpreadOfAPhaseIsThatOfTheStepsThatDidNotWait() {
        List<Step> steps = List.of(
                new Step(0, 4, Kind.STABLE, 16, 9, 9, 0.5),
                new Step(0, 4, Kind.STABLE, 32, 10, 1, 0.5),
                new Step(0, 4, Kind.STABLE, 48, 12, 2, 0.5),
                new Step(0, 4, Kind.STABLE, 64, 15, 3, 0.5));

        assertThat(PhaseFigures.of(steps))
                .extracting(PhaseFigures::spreadMillis)
                .containsExactly(1000.0);
    }

    @Test
    void imagesThatWereNotTrainedAtFullSizeTakeItsMedianStep() {
        GrowthFigures figures = GrowthFigures.of(16, 32, GROWING, FULL);

        assertThat(figures.fullSizeSecondsToEnd())
                .as("14 s trained, and 3 steps of 4 s")
                .isEqualTo(26);
        assertThat(figures.timesAsFast()).isEqualTo(1.857);
        assertThat(figures.verdict().get(1)).contains("48 of them trained");
    }

    @Test
    void withLongPhasesStallsHardlyCount() {
        GrowthFigures figures = GrowthFigures.of(16, 32, GROWING, FULL);

        assertThat(figures.timesAsFastThere())
                .as("3 phases of 4 s a step by phases of 1, 2 and 2 s a step")
                .isEqualTo(2.4);
    }

    @Test
    void theDrawingHasBothCurvesToTheLastImage() {
        GrowthFigures figures = GrowthFigures.of(16, 32, GROWING, FULL);

        String svg = new GrowthDrawing(GROWING, FULL, figures).svg();

        assertThat(svg.split("<polyline")).as("two curves and what is expected").hasSize(4);
        assertThat(svg).contains("stroke-dasharray").contains(">8²<").contains("26.0 s");
        assertThat(svg)
                .as("the whole of full size ends in the upper right corner")
                .contains("700.0,50.0\"");
    }
}

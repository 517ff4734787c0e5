package crescendo.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
    private final TrainingProgress fading = new TrainingProgress(
            1,
            new Name("fashion-1"),
            new Name("fashion"),
            1,
            900,
            45_000,
            133_000,
            8,
            Phase.Kind.FADE,
            0.5,
            5_000,
            10_000,
            856.4,
            185,
            Map.of());

    @Test
    void showsABarForTheStageAndOneForTheWhole() {
        List<String> block = ProgressView.block(fading, 100);

        assertThat(block).hasSize(2);
        assertThat(block.get(0)).contains("8² α 0.50", "50 %", "5,000 of 10,000", "█");
        assertThat(block.get(1)).contains("whole", "34 %", "45,000 of 133,000", "856 images/s", "3 min 05 s left");
    }

    @Test
    void fitsATerminal() {
        assertThat(ProgressView.block(fading, 100))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    @Test
    void saysAllOfItInALineWhereThereIsNoTerminal() {
        assertThat(ProgressView.line(fading))
                .isEqualTo("fashion: 8² α 0.50, 45,000 of 133,000 images (34 %), 856 images/s, 3 min 05 s left");
    }
}

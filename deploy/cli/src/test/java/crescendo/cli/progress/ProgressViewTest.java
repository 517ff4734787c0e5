package crescendo.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Map.of("discriminator", 0.61, "generator", 1.5),
            Map.of(
                    "losses/discriminator", 0.61,
                    "losses/generator", 1.5,
                    "scores/reals", 0.75,
                    "scores/fakes", -0.5,
                    "gradients/discriminator", 12.25,
                    "gradients/generator", 0.5,
                    "penalty", 0.03125,
                    "learningRate/discriminator", 0.001),
            Optional.of(new Split(0.025, 0.45, 0.025)),
            Optional.of(1_234.5),
            0);

    @Test
    void showsABarForTheStageAndOneForTheWhole() {
        List<String> block = ProgressView.block(fading, 100);

        assertThat(block).hasSize(5);
        assertThat(block.get(0)).contains("8² α 0.50", "50 %", "5,000 of 10,000", "█");
        assertThat(block.get(1)).contains("whole", "34 %", "45,000 of 133,000", "856 images/s", "3 min 05 s left");
    }

    @Test
    void showsWhatTheLastStepFoundAndTook() {
        List<String> block = ProgressView.block(fading, 100);

        assertThat(block.get(2))
                .isEqualTo("  losses      discriminator 0.61, generator 1.50  ·  scores fakes -0.50, reals 0.75");
        assertThat(block.get(3))
                .isEqualTo(
                        "  gradients   discriminator 12.3, generator 0.50  ·  penalty 0.031  ·  learning rate 0.001");
        assertThat(block.get(4)).isEqualTo("  time        data 5 %, step 90 %, state 5 %  ·  1,235 MiB");
    }

    @Test
    void leavesOutWhatATrainerOfVersion010DoesNotTell() {
        TrainingProgress sparse = new TrainingProgress(
                1,
                fading.job(),
                fading.model(),
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
                Map.of("generator", 1.5),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0);

        assertThat(ProgressView.block(sparse, 100)).hasSize(2);
        assertThat(ProgressView.line(sparse)).endsWith("left");
    }

    @Test
    void fitsATerminal() {
        assertThat(ProgressView.block(fading, 100))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    @Test
    void saysAllOfItInALineWhereThereIsNoTerminal() {
        assertThat(ProgressView.line(fading))
                .isEqualTo("fashion: 8² α 0.50, 45,000 of 133,000 images (34 %), 856 images/s, 3 min 05 s left; losses"
                        + " discriminator 0.61, generator 1.50");
    }
}

package crescendo.contracts.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepRowTest {
    private static final String LINE =
            "{\"step\":3,\"imagesShown\":96,\"resolution\":8,\"phase\":\"fade\",\"alpha\":0.5,"
                    + "\"figures\":{\"losses/discriminator\":0.25,\"losses/generator\":1.5},"
                    + "\"wall\":{\"attempt\":2,\"millis\":1700000000000,\"imagesPerSecond\":64.0,"
                    + "\"seconds\":{\"data\":0.125,\"step\":0.375,\"state\":0.0},\"memoryMiB\":812.5}}";
    private static final StepRow ROW = new StepRow(
            3,
            96,
            8,
            Phase.Kind.FADE,
            0.5,
            Map.of("losses/generator", 1.5, "losses/discriminator", 0.25),
            new StepRow.Wall(2, 1_700_000_000_000L, 64, new Split(0.125, 0.375, 0), Optional.of(812.5)));

    @Test
    void isALineOfJson() {
        assertThat(new String(ROW.line(), StandardCharsets.UTF_8)).isEqualTo(LINE);
    }

    @Test
    void comesBackFromItsLine() {
        assertThat(StepRow.parse(LINE.getBytes(StandardCharsets.UTF_8))).isEqualTo(ROW);
    }

    @Test
    void aFigureThatIsNoNumberIsNullInJsonAndNanInJava() {
        StepRow broken = with(Map.of("losses/generator", Double.POSITIVE_INFINITY));

        assertThat(new String(broken.line(), StandardCharsets.UTF_8)).contains("\"losses/generator\":null");
        assertThat(StepRow.parse(broken.line()).figures()).containsEntry("losses/generator", Double.NaN);
    }

    @Test
    void namesEveryNumberForCharts() {
        assertThat(ROW.numbers())
                .containsEntry("losses/generator", 1.5)
                .containsEntry("schedule/alpha", 0.5)
                .containsEntry("schedule/resolution", 8.0)
                .containsEntry("speed/imagesPerSecond", 64.0)
                .containsEntry("seconds/data", 0.125)
                .containsEntry("seconds/step", 0.375)
                .containsEntry("seconds/state", 0.0)
                .containsEntry("memory/MiB", 812.5)
                .hasSize(9);
    }

    @Test
    void timeIsNeverNegative() {
        assertThatThrownBy(() -> new Split(0, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step -1.0");
    }

    private static StepRow with(Map<String, Double> figures) {
        return new StepRow(3, 96, 8, Phase.Kind.FADE, 0.5, figures, ROW.wall());
    }
}

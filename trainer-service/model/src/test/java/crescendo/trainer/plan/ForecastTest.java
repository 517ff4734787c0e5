package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final MemoryModel MEMORY = new MemoryModel(400, 40, 2);
    private static final Pace PACE = new Pace(5, 20, 0.1, 1);

    private static Program program(String schedule) {
        String recipe =
                "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 32}, \"schedule\": " + schedule + "}";
        return Recipe.parse(recipe.getBytes(StandardCharsets.UTF_8), new Name("m"))
                .program();
    }

    private static Program growing() {
        return program("{\"resolution\": 16, \"minibatch\": 16, \"fadeImages\": 160, \"stableImages\": 320}");
    }

    @Test
    void aStageTakesItsStepsAtThePaceOfTheMachine() {
        Forecast forecast = Forecast.of(growing(), Map.of(), MEMORY, Optional.of(PACE));

        Forecast.Stage fade = forecast.stages().get(1);
        double step = PACE.stepMillis(StepWork.of(growing(), 8), 16);
        assertThat(fade.stepMillis()).hasValue(step);
        assertThat(fade.seconds().orElseThrow()).as("ten steps").isCloseTo(step / 100, within(1e-9));
        assertThat(forecast.seconds().orElseThrow())
                .isCloseTo(
                        forecast.stages().stream()
                                .mapToDouble(s -> s.seconds().orElseThrow())
                                .sum(),
                        within(1e-9));
    }

    @Test
    void beforeItGrowsAStageHoldsTheNextOneToo() {
        Forecast forecast = Forecast.of(growing(), Map.of(), MEMORY, Optional.empty());

        double at8 = MEMORY.stageMiB(StepWork.of(growing(), 8), 16);
        double at16 = MEMORY.stageMiB(StepWork.of(growing(), 16), 16);
        assertThat(forecast.stages())
                .extracting(Forecast.Stage::peakMiB)
                .as("fading at 8, stable at 8, and the last two")
                .endsWith(
                        Math.round(400 + at8),
                        Math.round(400 + at8 + at16),
                        Math.round(400 + at16),
                        Math.round(400 + at16));
    }

    @Test
    void imagesInSmallerPartsTakeLessMemory() {
        Program program = program("{\"from\": 16, \"resolution\": 16, \"minibatch\": 64}");

        long whole = Forecast.of(program, Map.of(), MEMORY, Optional.empty()).peakMiB();
        long parts =
                Forecast.of(program, Map.of(16, 8), MEMORY, Optional.empty()).peakMiB();

        StepWork work = StepWork.of(program, 16);
        assertThat(whole - parts)
                .isCloseTo(Math.round(MEMORY.stageMiB(work, 64) - MEMORY.stageMiB(work, 8)), within(1L));
    }

    @Test
    void howLongItTakesIsNotKnownWithoutAPace() {
        Forecast forecast = Forecast.of(growing(), Map.of(), MEMORY, Optional.empty());

        assertThat(forecast.seconds()).isEmpty();
        assertThat(forecast.stages())
                .allSatisfy(stage -> assertThat(stage.stepMillis()).isEmpty());
    }
}

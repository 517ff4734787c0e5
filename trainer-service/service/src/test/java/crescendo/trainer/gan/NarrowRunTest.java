package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.Regulariser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs whose convolutions multiply numbers of sixteen bits. */
class NarrowRunTest {
    private static final List<Regulariser> PENALTY = List.of(new GradientPenalty(10, 1));

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"BFLOAT16", "FLOAT16"})
    void findsNearlyWhatAWideRunFinds(Precision precision) {
        Map<String, Tensor> start;
        Map<String, Double> wide;
        try (GanRun run = run(Layout.PLAIN)) {
            DividedRun.step(run, 0);
            start = run.state();
            wide = DividedRun.step(run, 1);
        }

        try (GanRun run = run(DividedRun.layout(precision, 0, 1, Statistics.TOWER))) {
            run.load(DividedRun.after(1), withScales(start, 256, 256));
            Map<String, Double> narrow = DividedRun.step(run, 1);

            for (String name : List.of("losses/discriminator", "gradients/discriminator", "gradients/generator"))
                assertThat(narrow.get(name))
                        .as(name)
                        .isNotEqualTo(wide.get(name))
                        .isCloseTo(wide.get(name), within(0.05 * Math.abs(wide.get(name))));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"BFLOAT16", "FLOAT16"})
    void servesInFloat32WhatItTrainedInLess(Precision precision) {
        Position reached = DividedRun.after(1);
        Map<String, Tensor> asked = Map.of("latents", Tensor.of(drawn(4 * 16), 4, 16));
        Map<String, Tensor> state;
        float[] wide;
        try (GanRun run = run(Layout.PLAIN)) {
            DividedRun.step(run, 0);
            state = run.state();
            wide = run.serve(reached, asked).get("raw").floats();
        }

        try (GanRun run = run(DividedRun.layout(precision, 0, 1, Statistics.TOWER))) {
            run.load(reached, withScales(state, 256, 256));

            assertThat(run.serve(reached, asked).get("raw").floats())
                    .as("the file that is exported multiplies in float32, and is held against this")
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(wide);
        }
    }

    @Test
    void raisesTheLossInFloat16AndTellsByHowMuch() {
        try (GanRun run = run(DividedRun.layout(Precision.FLOAT16, 0, 1, Statistics.TOWER))) {
            assertThat(DividedRun.step(run, 0)).containsEntry("lossScale/discriminator", 65536.0);
            run.load(DividedRun.after(1), withScales(run.state(), 256, 128));

            assertThat(DividedRun.step(run, 1))
                    .containsEntry("lossScale/discriminator", 256.0)
                    .containsEntry("lossScale/generator", 128.0);
        }
    }

    @Test
    void goesOnInFloat16AsIfItHadNeverStopped() {
        Layout halves = DividedRun.layout(Precision.FLOAT16, 4, 1, Statistics.TOWER);
        Map<String, Tensor> half;
        Map<String, Tensor> whole;
        try (GanRun run = run(halves)) {
            DividedRun.step(run, 0);
            half = run.state();
            DividedRun.step(run, 1);
            whole = run.state();
        }

        try (GanRun run = run(halves)) {
            run.load(DividedRun.after(1), half);
            DividedRun.step(run, 1);

            assertThat(run.state()).isEqualTo(whole);
        }
    }

    @Test
    void leavesOutAStepWhoseSlopesAreTooLarge() {
        Layout halves = DividedRun.layout(Precision.FLOAT16, 4, 1, Statistics.TOWER);
        try (GanRun run = run(halves)) {
            DividedRun.step(run, 0);
            Map<String, Tensor> before = withScales(run.state(), 256, 1e30f);
            run.load(DividedRun.after(1), before);
            Map<String, Double> found = DividedRun.step(run, 1);
            Map<String, Tensor> after = run.state();

            assertThat(found.get("losses/generator")).isFinite();
            for (String same : List.of("generator/4x4/conv/weight", "ema/4x4/conv/weight", "adam/generator/beta2Power"))
                assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
            assertThat(after.get("discriminator/4x4/conv/weight"))
                    .as("its own slopes are good")
                    .isNotEqualTo(before.get("discriminator/4x4/conv/weight"));
            assertThat(after.get("lossScale/generator/scale").floats()).containsExactly(5e29f);
            assertThat(after.get("lossScale/generator/goodSteps").floats()).containsExactly(0);

            run.load(DividedRun.after(1), withScales(after, 256, 256));
            DividedRun.step(run, 1);
            assertThat(run.state().get("generator/4x4/conv/weight"))
                    .as("nothing of the step that was left out is still gathered")
                    .isNotEqualTo(before.get("generator/4x4/conv/weight"));
            assertThat(run.state().values()).allMatch(tensor -> allFinite(tensor.floats()));
        }
    }

    private static Map<String, Tensor> withScales(Map<String, Tensor> state, float discriminator, float generator) {
        Map<String, Tensor> scaled = new HashMap<>(state);
        scaled.put("lossScale/discriminator/scale", Tensor.of(new float[] {discriminator}));
        scaled.put("lossScale/generator/scale", Tensor.of(new float[] {generator}));
        return scaled;
    }

    private static float[] drawn(int count) {
        Random random = new Random(5);
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) drawn[i] = (float) random.nextGaussian();
        return drawn;
    }

    private static boolean allFinite(float[] values) {
        for (float value : values) if (!Float.isFinite(value)) return false;
        return true;
    }

    private static GanRun run(Layout layout) {
        return DividedRun.run(new Wasserstein(), PENALTY, layout);
    }
}

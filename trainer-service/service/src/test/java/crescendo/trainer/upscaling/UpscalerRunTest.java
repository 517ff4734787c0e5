package crescendo.trainer.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.model.upscaling.Rrdb;
import crescendo.trainer.model.upscaling.SrResNet;
import crescendo.trainer.model.upscaling.Upscaler;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.optimise.AdamSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpscalerRunTest {
    private static final int MINIBATCH = 4;
    private static final int SIDE = 16;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(SIDE, Phase.Kind.STABLE, 100 * MINIBATCH, MINIBATCH)));

    static Stream<Upscaler> upscalers() {
        return Stream.of(new Rrdb(2, 1, 6, 1, 4), new SrResNet(2, 1, 6, 1));
    }

    @ParameterizedTest
    @MethodSource("upscalers")
    void learnsToMakeImagesLarger(Upscaler network) {
        try (UpscalerRun run = new UpscalerRun(settings(network), SCHEDULE)) {
            double first = train(run, 0, 1).losses().get("generator");
            double last = train(run, 1, 100).losses().get("generator");

            assertThat(last).isLessThan(first / 3);
        }
    }

    @ParameterizedTest
    @MethodSource("upscalers")
    void trainsInNarrowNumbersWhereThatIsAskedAndServesInWideOnes(Upscaler network) {
        Map<String, Tensor> image = Map.of("images", Tensor.of(new byte[] {10, 120, 30, 40, 90, 60}, 1, 2, 3, 1));
        Map<String, Tensor> state;
        Map<String, Tensor> served;
        double first;
        try (UpscalerRun narrow = new UpscalerRun(settings(network, Precision.BFLOAT16), SCHEDULE)) {
            first = train(narrow, 0, 1).losses().get("generator");
            double last = train(narrow, 1, 100).losses().get("generator");
            assertThat(last).isLessThan(first / 3);
            state = narrow.state();
            served = narrow.serve(SCHEDULE.reached(100 * MINIBATCH), image);
        }

        try (UpscalerRun wide = new UpscalerRun(settings(network), SCHEDULE)) {
            assertThat(train(wide, 0, 1).losses().get("generator"))
                    .isCloseTo(first, withinPercentage(1))
                    .isNotEqualTo(first);
            wide.load(SCHEDULE.reached(100 * MINIBATCH), state);
            assertThat(wide.serve(SCHEDULE.reached(100 * MINIBATCH), image)).isEqualTo(served);
        }
    }

    @ParameterizedTest
    @MethodSource("upscalers")
    void resumesAsIfItHadNeverStopped(Upscaler network) {
        Map<String, Tensor> saved;
        Map<String, Tensor> whole;
        try (UpscalerRun run = new UpscalerRun(settings(network), SCHEDULE)) {
            train(run, 0, 3);
            saved = run.state();
            train(run, 3, 6);
            whole = run.state();
        }

        try (UpscalerRun resumed = new UpscalerRun(settings(network), SCHEDULE)) {
            resumed.load(SCHEDULE.reached(3 * MINIBATCH), saved);
            train(resumed, 3, 6);

            assertThat(resumed.state()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("upscalers")
    void imagesOfAnySizeAreMadeLarger(Upscaler network) {
        try (UpscalerRun run = new UpscalerRun(settings(network), SCHEDULE)) {
            train(run, 0, 2);
            Tensor image = Tensor.of(new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3, 1);

            Map<String, Tensor> served = run.serve(SCHEDULE.reached(2 * MINIBATCH), Map.of("images", image));

            assertThat(served.get("upscaled").shape()).containsExactly(1, 4, 6, 1);
            assertThat(served.get("raw").shape()).containsExactly(1, 4, 6, 1);
        }
    }

    static Stream<Upscaler> ofOtherScales() {
        return Stream.of(3, 4).flatMap(scale -> Stream.of(new Rrdb(scale, 3, 4, 1, 2), new SrResNet(scale, 3, 4, 1)));
    }

    @ParameterizedTest
    @MethodSource("ofOtherScales")
    void everyWeightIsTrainedWhateverTheScale(Upscaler network) {
        int side = 12;
        int low = side / network.scale();
        byte[] pixels = new byte[MINIBATCH * side * side * 3];
        new Random(1).nextBytes(pixels);
        Batch batch = Batch.ofPairs(Arrays.copyOf(pixels, MINIBATCH * low * low * 3), pixels);
        GrowthSchedule schedule =
                new GrowthSchedule(List.of(new Phase(side, Phase.Kind.STABLE, 10 * MINIBATCH, MINIBATCH)));

        try (UpscalerRun run = new UpscalerRun(settings(network), schedule)) {
            Map<String, Tensor> before = run.weights().get("generator");
            run.step(schedule.at(0), batch);
            Figures second = run.step(schedule.at(MINIBATCH), batch);

            assertThat(second.finite()).isTrue();
            run.weights()
                    .get("generator")
                    .forEach((name, tensor) -> assertThat(tensor).as(name).isNotEqualTo(before.get(name)));
        }
    }

    @Test
    void beginsWithTheWeightsOfAnotherRun() {
        Map<String, Tensor> trained = new HashMap<>();
        Upscaler network = new SrResNet(2, 1, 6, 1);
        try (UpscalerRun run = new UpscalerRun(settings(network), SCHEDULE)) {
            train(run, 0, 3);
            run.weights()
                    .forEach((name, weights) ->
                            weights.forEach((parameter, tensor) -> trained.put(name + "/" + parameter, tensor)));
        }

        try (UpscalerRun next = new UpscalerRun(settings(network), SCHEDULE)) {
            next.inherit(SCHEDULE.at(0), trained);

            assertThat(trained).containsKeys("generator/trunk/variance", "ema/trunk/mean");
            assertThat(next.state()).containsAllEntriesOf(trained);
        }
    }

    @Test
    void normalisationFollowsWhatTrainingSees() {
        try (UpscalerRun run = new UpscalerRun(settings(new SrResNet(2, 1, 6, 1)), SCHEDULE)) {
            train(run, 0, 1);

            Map<String, Tensor> live = run.weights().get("generator");
            Map<String, Tensor> average = run.weights().get("ema");
            assertThat(live.get("trunk/mean").floats()).isNotEqualTo(new float[6]);
            assertThat(average.get("trunk/mean")).isEqualTo(live.get("trunk/mean"));

            assertThat(average.get("trunk/weight")).isNotEqualTo(live.get("trunk/weight"));
        }
    }

    @Test
    void theLearningRateFallsWhereItIsToldTo() {
        try (UpscalerRun run = new UpscalerRun(settings(new Rrdb(2, 1, 6, 1, 4)), SCHEDULE)) {
            double before = train(run, 0, 10).byName().get("learningRate/generator");
            double after = train(run, 10, 11).byName().get("learningRate/generator");

            assertThat(before).isEqualTo(0.01);
            assertThat(after).isEqualTo(0.005);
        }
    }

    private static UpscalerSettings settings(Upscaler network) {
        return settings(network, Precision.FULL);
    }

    private static UpscalerSettings settings(Upscaler network, Precision precision) {
        return new UpscalerSettings(
                network,
                PixelLoss.L1,
                new AdamSettings(0.01, 0.9, 0.99, 1e-8),
                shown -> shown < 10 * MINIBATCH ? 1 : 0.5,
                0.9,
                precision,
                Optional.empty(),
                3,
                1);
    }

    private static Figures train(UpscalerRun run, long from, long to) {
        Figures figures = null;
        for (long step = from; step < to; step++) figures = run.step(SCHEDULE.at(step * MINIBATCH), pairs(step));
        return figures;
    }

    /** Slopes of grey, and the mean of every 2×2 of their pixels. */
    private static Batch pairs(long step) {
        Random random = new Random(step);
        byte[] high = new byte[MINIBATCH * SIDE * SIDE];
        byte[] low = new byte[high.length / 4];
        for (int i = 0; i < MINIBATCH; i++) {
            double down = random.nextDouble() * 7;
            double right = random.nextDouble() * 7;
            for (int y = 0; y < SIDE; y++)
                for (int x = 0; x < SIDE; x++) {
                    high[(i * SIDE + y) * SIDE + x] = (byte) (int) (down * y + right * x);
                    low[(i * SIDE / 2 + y / 2) * SIDE / 2 + x / 2] =
                            (byte) (int) (down * (y / 2 * 2 + 0.5) + right * (x / 2 * 2 + 0.5));
                }
        }
        return Batch.ofPairs(low, high);
    }
}

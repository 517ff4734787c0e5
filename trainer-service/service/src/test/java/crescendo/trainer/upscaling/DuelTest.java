package crescendo.trainer.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.perceptual.ConvFeatures;
import crescendo.trainer.model.perceptual.LayerFeatures;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.CropDiscriminator;
import crescendo.trainer.model.upscaling.Rrdb;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.optimise.AdamSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second phase of super-resolution. */
class DuelTest {
    private static final int MINIBATCH = 4;
    private static final int SIDE = 16;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(SIDE, Phase.Kind.STABLE, 100 * MINIBATCH, MINIBATCH)));

    @Test
    void theDiscriminatorTellsWhatIsMadeFromTheTruth() {
        try (UpscalerRun run = new UpscalerRun(settings(0, Optional.empty()), SCHEDULE)) {
            Figures first = train(run, 0, 1);
            train(run, 1, 40);
            double apart = 0;
            for (long step = 40; step < 60; step++) {
                Figures figures = train(run, step, step + 1);
                apart += figures.byName().get("scores/reals") - figures.byName().get("scores/fakes");
            }

            assertThat(first.losses()).containsOnlyKeys("discriminator", "generator");
            assertThat(apart / 20).isGreaterThan(0.5);
        }
    }

    @Test
    void resumesAsIfItHadNeverStopped() {
        Map<String, Tensor> saved;
        Map<String, Tensor> whole;
        UpscalerSettings settings = settings(5e-3, Optional.of(perception(1)));
        try (UpscalerRun run = new UpscalerRun(settings, SCHEDULE)) {
            train(run, 0, 2);
            saved = run.state();
            train(run, 2, 4);
            whole = run.state();
        }

        try (UpscalerRun resumed = new UpscalerRun(settings, SCHEDULE)) {
            resumed.load(SCHEDULE.reached(2 * MINIBATCH), saved);
            train(resumed, 2, 4);

            assertThat(resumed.state()).isEqualTo(whole);
        }
    }

    @Test
    void whatTheExtractorSeesIsPartOfTheLossAndItsWeightsOfNoState() {
        double without = first(Optional.empty());
        double once = first(Optional.of(perception(1)));
        double twice = first(Optional.of(perception(2)));

        assertThat(once).isGreaterThan(without);
        assertThat(twice - without).isCloseTo(2 * (once - without), org.assertj.core.data.Percentage.withPercentage(1));
        try (UpscalerRun run = new UpscalerRun(settings(0, Optional.of(perception(1))), SCHEDULE)) {
            assertThat(run.state().keySet())
                    .noneMatch(name -> name.contains("conv0/bias") && name.startsWith("classifier"));
            assertThat(run.weights()).containsOnlyKeys("generator", "ema", "discriminator");
        }
    }

    @Test
    void aSecondPhaseBeginsWithTheWeightsOfAFirst() {
        Map<String, Tensor> sharp = new HashMap<>();
        UpscalerSettings pixels = settings(0, Optional.empty());
        try (UpscalerRun run = new UpscalerRun(pixels, SCHEDULE)) {
            train(run, 0, 2);
            run.weights()
                    .forEach((network, weights) -> weights.forEach((name, tensor) -> {
                        if (!network.equals("discriminator")) sharp.put(network + "/" + name, tensor);
                    }));
        }

        try (UpscalerRun run = new UpscalerRun(settings(5e-3, Optional.empty()), SCHEDULE)) {
            run.inherit(SCHEDULE.at(0), sharp);

            assertThat(run.state()).containsAllEntriesOf(sharp);
        }
    }

    @Test
    void whatIsMadeComesNearerInALayerOfAVggToo() {
        VggClassifier classifier = new VggClassifier(8, 1, 2, new VggPlan(List.of(4, 6), List.of(2, 2)), 5);
        Map<String, Tensor> weights = weights(classifier);
        LayerFeatures features = LayerFeatures.of("conv2_1", false, Perceivable.shapes(weights));
        UpscalerSettings settings = settings(0, Optional.of(new Perception(features, weights, PixelLoss.L1, 1)));

        try (UpscalerRun run = new UpscalerRun(settings, SCHEDULE)) {
            double before = train(run, 0, 1).losses().get("generator");
            double after = train(run, 1, 40).losses().get("generator");

            assertThat(after).isLessThan(0.7 * before);
        }
    }

    /** Wang et al. 2018, section 3.4: (1 − α) · θ of the first phase + α · θ of the second. */
    @Test
    void whatLiesBetweenThePhasesFallsInPsnrFromTheOneToTheOther() {
        Map<String, Tensor> near;
        try (UpscalerRun run = new UpscalerRun(settings(Optional.empty()), SCHEDULE)) {
            train(run, 0, 60);
            near = average(run);
        }

        try (UpscalerRun run = new UpscalerRun(settings(1, Optional.empty()), SCHEDULE)) {
            Map<String, Tensor> start = new HashMap<>(near);
            near.forEach((name, tensor) -> start.put(name.replace("ema/", "generator/"), tensor));
            run.inherit(SCHEDULE.at(0), start);
            train(run, 0, 60);
            Map<String, Tensor> sharp = average(run);

            List<Double> psnr = Stream.of(0.0, 0.25, 0.5, 0.75, 1.0)
                    .map(alpha -> psnr(run, between(near, sharp, alpha)))
                    .toList();

            assertThat(psnr.get(0) - psnr.get(4)).as("%s", psnr).isGreaterThan(0.5);
            for (int i = 1; i < psnr.size(); i++)
                assertThat(psnr.get(i)).as("%s", psnr).isLessThan(psnr.get(i - 1) + 0.05);
        }
    }

    private static Map<String, Tensor> average(UpscalerRun run) {
        Map<String, Tensor> named = new HashMap<>();
        run.weights().get("ema").forEach((name, tensor) -> named.put("ema/" + name, tensor));
        return named;
    }

    private static Map<String, Tensor> between(Map<String, Tensor> from, Map<String, Tensor> to, double alpha) {
        Map<String, Tensor> made = new HashMap<>();
        from.forEach((name, tensor) -> {
            float[] one = tensor.floats();
            float[] other = to.get(name).floats();
            float[] mixed = new float[one.length];
            for (int i = 0; i < mixed.length; i++) mixed[i] = (float) ((1 - alpha) * one[i] + alpha * other[i]);
            made.put(name, Tensor.of(mixed, tensor.shape()));
        });
        return made;
    }

    /** Of pictures that neither phase was shown. */
    private static double psnr(UpscalerRun run, Map<String, Tensor> weights) {
        run.inherit(SCHEDULE.at(0), weights);
        double squares = 0;
        for (long step = 1000; step < 1020; step++) {
            Batch batch = Stripes.of(MINIBATCH, SIDE, step);
            Tensor low = Tensor.of(batch.low(), MINIBATCH, SIDE / 2, SIDE / 2, 1);
            byte[] made = run.serve(SCHEDULE.at(0), Map.of(UpscalerSpec.IMAGES, low))
                    .get(UpscalerSpec.UPSCALED)
                    .bytes();
            for (int i = 0; i < made.length; i++) {
                int apart = (made[i] & 255) - (batch.images()[i] & 255);
                squares += apart * apart / (20.0 * made.length);
            }
        }
        return 10 * Math.log10(255 * 255 / squares);
    }

    private static double first(Optional<Perception> perception) {
        try (UpscalerRun run = new UpscalerRun(settings(0, perception), SCHEDULE)) {
            return train(run, 0, 1).losses().get("generator");
        }
    }

    private static Perception perception(double weight) {
        Map<String, Tensor> weights = weights(new ConvClassifier(8, 1, 2, List.of(4, 6), 5));
        return new Perception(new ConvFeatures(1, List.of(4, 6), false), weights, PixelLoss.L1, weight);
    }

    private static Map<String, Tensor> weights(Classifier classifier) {
        Map<String, Tensor> weights = new HashMap<>();
        Summary.of(classifier)
                .parameters()
                .forEach(parameter -> weights.put(
                        parameter.name(), Tensor.of(InitialValues.of(2, "classifier", parameter), parameter.sides())));
        return weights;
    }

    private static UpscalerSettings settings(double weight, Optional<Perception> perception) {
        return settings(Optional.of(new AdversarySettings(
                new CropDiscriminator(SIDE, 1, 4),
                new RelativisticAverage(new NonSaturating(0)),
                weight,
                1e-2,
                perception)));
    }

    private static UpscalerSettings settings(Optional<AdversarySettings> adversary) {
        return new UpscalerSettings(
                new Rrdb(2, 1, 6, 1, 4),
                PixelLoss.L1,
                new AdamSettings(0.002, 0.9, 0.99, 1e-8),
                shown -> 1,
                0.9,
                Precision.FULL,
                adversary,
                3,
                1);
    }

    private static Figures train(UpscalerRun run, long from, long to) {
        Figures figures = null;
        for (long step = from; step < to; step++)
            figures = run.step(SCHEDULE.at(step * MINIBATCH), Stripes.of(MINIBATCH, SIDE, step));
        return figures;
    }
}

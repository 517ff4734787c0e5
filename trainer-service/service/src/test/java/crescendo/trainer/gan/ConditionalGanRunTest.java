package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Latents;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.conditioning.AuxiliaryClassifier;
import crescendo.trainer.model.conditioning.Conditioning;
import crescendo.trainer.model.conditioning.Projection;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.regulariser.R1;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of two classes: dark ones and bright ones. */
class ConditionalGanRunTest {
    private static final int MINIBATCH = 8;
    private static final int SHOWN = 16;
    private static final GrowthSchedule GROWING = new GrowthSchedule(List.of(
            new Phase(4, Phase.Kind.STABLE, 3 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.FADE, 5 * MINIBATCH, MINIBATCH),
            new Phase(8, Phase.Kind.STABLE, 3 * MINIBATCH, MINIBATCH)));
    private static final GrowthSchedule STAYING =
            new GrowthSchedule(List.of(new Phase(4, Phase.Kind.STABLE, 700 * MINIBATCH, MINIBATCH)));

    static Stream<Conditioning> conditionings() {
        return Stream.of(new AuxiliaryClassifier(2), new Projection(2));
    }

    @ParameterizedTest
    @MethodSource("conditionings")
    void learnsToMakeWhatItsLabelAsksFor(Conditioning conditioning) {
        try (GanRun run = new GanRun(settings(conditioning))) {
            train(run, STAYING, 0, STAYING.totalImages());

            double[] dark = brightness(run, 0);
            double[] bright = brightness(run, 1);

            assertThat(Arrays.stream(dark).filter(mean -> mean < 0).count())
                    .as("dark ones of %s", Arrays.toString(dark))
                    .isGreaterThanOrEqualTo(SHOWN - 2);
            assertThat(Arrays.stream(bright).filter(mean -> mean > 0).count())
                    .as("bright ones of %s", Arrays.toString(bright))
                    .isGreaterThanOrEqualTo(SHOWN - 2);
        }
    }

    @ParameterizedTest
    @MethodSource("conditionings")
    void resumesInTheMiddleOfAFadeAsIfItHadNeverStopped(Conditioning conditioning) {
        long stop = 6L * MINIBATCH;
        Map<String, Tensor> whole;
        try (GanRun run = new GanRun(settings(conditioning), GROWING)) {
            train(run, GROWING, 0, GROWING.totalImages());
            whole = run.state();
        }

        Map<String, Tensor> saved;
        try (GanRun first = new GanRun(settings(conditioning))) {
            train(first, GROWING, 0, stop);
            saved = first.state();
        }
        try (GanRun second = new GanRun(settings(conditioning))) {
            second.load(GROWING.reached(stop), saved);
            train(second, GROWING, stop, GROWING.totalImages());

            assertThat(second.state()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("conditionings")
    void labelsStayWithTheirImagesHoweverTheMinibatchIsDivided(Conditioning conditioning) {
        Map<String, Tensor> whole = afterAStep(conditioning, DividedRun.layout(MINIBATCH, 1, Statistics.ALL));

        Map<String, Tensor> parts = afterAStep(conditioning, DividedRun.layout(MINIBATCH / 2, 1, Statistics.ALL));
        Map<String, Tensor> towers = afterAStep(conditioning, DividedRun.layout(MINIBATCH, 2, Statistics.ALL));

        DividedRun.assertSameGradients(parts, whole, 1e-5);
        DividedRun.assertSameGradients(towers, whole, 1e-5);
    }

    private static Map<String, Tensor> afterAStep(Conditioning conditioning, Layout layout) {
        try (GanRun run = new GanRun(settings(conditioning, layout))) {
            Position at = GROWING.at(3L * MINIBATCH);
            run.step(at, batch(at.resolution(), at.step()));
            return run.state();
        }
    }

    @Test
    void refusesImagesWithoutLabels() {
        try (GanRun run = new GanRun(settings(new Projection(2)))) {
            Batch unlabelled = Batch.of(new byte[MINIBATCH * 16]);

            assertThatThrownBy(() -> run.step(GROWING.at(0), unlabelled))
                    .hasMessage("the networks heed labels: 8 images need as many, not 0");
        }
    }

    @Test
    void refusesNetworksThatDisagreeAboutTheClasses() {
        GanSettings two = settings(new Projection(2));

        assertThatThrownBy(() -> settings(new Projection(3)))
                .hasMessage("the generator makes 2 classes, the discriminator judges 3");
        assertThat(two.generator().classes()).isEqualTo(2);
    }

    private static void train(GanRun run, GrowthSchedule schedule, long from, long to) {
        for (long shown = from; shown < to; shown += MINIBATCH) {
            Position at = schedule.at(shown);
            assertThat(run.step(at, batch(at.resolution(), at.step())).finite()).isTrue();
        }
    }

    private static Batch batch(int resolution, long step) {
        Random random = new Random(step);
        int pixels = resolution * resolution;
        byte[] images = new byte[MINIBATCH * pixels];
        int[] labels = new int[MINIBATCH];
        for (int i = 0; i < MINIBATCH; i++) {
            labels[i] = random.nextInt(2);
            for (int p = 0; p < pixels; p++) images[i * pixels + p] = (byte) (labels[i] * 180 + random.nextInt(70));
        }
        return new Batch(images, labels);
    }

    /** The mean of each of some samples of a class, in about [−1, 1]. */
    private static double[] brightness(GanRun run, long label) {
        long[] labels = new long[SHOWN];
        Arrays.fill(labels, label);
        Map<String, Tensor> asked = Map.of(
                "latents", Tensor.of(Latents.normal(1, 0, SHOWN, 8), SHOWN, 8), "labels", Tensor.of(labels, SHOWN));
        float[] raw = run.serve(STAYING.reached(STAYING.totalImages()), asked)
                .get("raw")
                .floats();
        double[] means = new double[SHOWN];
        for (int i = 0; i < raw.length; i++) means[i / 16] += raw[i] / 16;
        return means;
    }

    private static GanSettings settings(Conditioning conditioning) {
        return settings(conditioning, Layout.PLAIN);
    }

    private static GanSettings settings(Conditioning conditioning, Layout layout) {
        ChannelPlan channels = ChannelPlan.of(8, 6);
        AdamSettings adam = new AdamSettings(0.002, 0, 0.99, 1e-8);
        return new GanSettings(
                new ProGanGenerator(channels, 8, 1, BaseShape.SQUARE, 2),
                new ProGanDiscriminator(channels, 1, BaseShape.SQUARE, conditioning),
                new NonSaturating(),
                1,
                List.of(new R1(1, 1)),
                adam,
                adam,
                0.9,
                false,
                Augmentations.NONE,
                true,
                layout,
                7,
                1);
    }
}

package crescendo.trainer.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.optimise.AdamSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassifierRunTest {
    private static final int MINIBATCH = 16;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(8, Phase.Kind.STABLE, 60 * MINIBATCH, MINIBATCH)));
    private static final ClassifierSettings SETTINGS = new ClassifierSettings(
            new ConvClassifier(8, 1, 3, List.of(8), 16), new AdamSettings(0.01, 0.9, 0.999, 1e-8), true, 3, 1);

    @Test
    void learnsToTellBrightnessApart() {
        try (ClassifierRun run = new ClassifierRun(SETTINGS, MINIBATCH)) {
            Figures last = train(run, 0, 60);

            assertThat(last.byName().get("accuracy")).isGreaterThan(0.9);
        }
    }

    @Test
    void resumesAsIfItHadNeverStopped() {
        Map<String, Tensor> whole;
        Map<String, Tensor> saved;
        try (ClassifierRun run = new ClassifierRun(SETTINGS, MINIBATCH)) {
            train(run, 0, 3);
            saved = run.state();
            train(run, 3, 6);
            whole = run.state();
        }

        try (ClassifierRun resumed = new ClassifierRun(SETTINGS, MINIBATCH)) {
            resumed.load(SCHEDULE.reached(3 * MINIBATCH), saved);
            train(resumed, 3, 6);

            assertThat(resumed.state()).isEqualTo(whole);
        }
    }

    @Test
    void beginsWithTheWeightsOfAnotherRun() {
        Map<String, Tensor> trained = new HashMap<>();
        try (ClassifierRun run = new ClassifierRun(SETTINGS, MINIBATCH)) {
            train(run, 0, 3);
            run.weights().get("classifier").forEach((name, tensor) -> trained.put("classifier/" + name, tensor));
        }

        try (ClassifierRun next = new ClassifierRun(SETTINGS, MINIBATCH)) {
            Map<String, Tensor> random = next.state();
            next.inherit(SCHEDULE.at(0), trained);

            Map<String, Tensor> begun = next.state();
            assertThat(begun).containsAllEntriesOf(trained);
            random.keySet().removeAll(trained.keySet());
            assertThat(begun).as("the optimiser begins afresh").containsAllEntriesOf(random);
        }
    }

    @Test
    void givesProbabilitiesThatSumToOne() {
        try (ClassifierRun run = new ClassifierRun(SETTINGS, MINIBATCH)) {
            Tensor images = Tensor.of(batch(0).images(), MINIBATCH, 8, 8, 1);
            float[] shares = run.serve(SCHEDULE.at(0), Map.of("images", images))
                    .get("probabilities")
                    .floats();

            assertThat(shares).hasSize(MINIBATCH * 3);
            assertThat(shares[0] + shares[1] + shares[2]).isBetween(0.9999f, 1.0001f);
        }
    }

    private static Figures train(ClassifierRun run, long from, long to) {
        Figures figures = null;
        for (long step = from; step < to; step++) {
            Position at = SCHEDULE.at(step * MINIBATCH);
            figures = run.step(at, batch(step));
        }
        return figures;
    }

    /** Dark, middling and bright images with noise. */
    private static Batch batch(long step) {
        Random random = new Random(step);
        byte[] pixels = new byte[MINIBATCH * 64];
        int[] labels = new int[MINIBATCH];
        for (int i = 0; i < MINIBATCH; i++) {
            labels[i] = random.nextInt(3);
            for (int p = 0; p < 64; p++) pixels[i * 64 + p] = (byte) (labels[i] * 80 + random.nextInt(60));
        }
        return new Batch(pixels, labels);
    }
}

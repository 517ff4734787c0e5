package crescendo.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Latents;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.path.Steps;
import crescendo.metrics.TestWorld;
import crescendo.metrics.TinyNetworks;
import crescendo.platform.SharedPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code ppl-features} of a generator and a classifier that are simple enough to be written down a second time. */
class PathLengthTest {
    private static final int SIDE = 32;
    private static final int SEEN = 16;
    private static final int FEATURES = 3;
    private static final int SEED = 7;

    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
    private final TestWorld world = new TestWorld(bucket);
    private final float[] mixing = Latents.normal(SIDE, 0, TinyNetworks.LATENT_SIZE, SIDE * SIDE);
    private final float[] seeing = Latents.normal(100, 0, SEEN * SEEN, FEATURES);

    @Test
    void isWhatASecondPlainImplementationGivesHoweverManyWork() {
        double[] lengths = new double[TestWorld.COUNT];
        Steps steps = Steps.of(SEED, 0, lengths.length, TinyNetworks.LATENT_SIZE, 1e-4);
        for (int i = 0; i < lengths.length; i++) {
            double[] from = features(steps.from(), i);
            double[] to = features(steps.to(), i);
            for (int k = 0; k < FEATURES; k++) lengths[i] += Math.pow((to[k] - from[k]) / 1e-4, 2);
        }
        double expected = Arrays.stream(lengths).average().orElseThrow(); // of forty none lies outside the percentiles

        MetricResult alone = measured(1);
        MetricResult shared = measured(3);

        assertThat(alone.value().orElseThrow()).isCloseTo(expected, withPercentage(1));
        assertThat(alone.protocol().metric()).isEqualTo("ppl-features");
        assertThat(alone.protocol().parameters())
                .containsEntry("distance", "squared Euclidean of features")
                .containsEntry("epsilon", "1.0E-4");
        assertThat(shared.value()).isEqualTo(alone.value());
    }

    /** Of the images at a latent: averaged to the classifier's size and mixed, in double and never rounded. */
    private double[] features(float[] latents, int row) {
        double[] features = new double[FEATURES];
        for (int p = 0; p < SIDE * SIDE; p++) {
            double mixed = 0;
            for (int k = 0; k < TinyNetworks.LATENT_SIZE; k++)
                mixed += (double) latents[row * TinyNetworks.LATENT_SIZE + k] * mixing[k * SIDE * SIDE + p];
            double value = 127.5 * Math.tanh(mixed) + 127.5;
            int seen = p / SIDE / 2 * SEEN + p % SIDE / 2;
            for (int k = 0; k < FEATURES; k++) features[k] += value / 4 * seeing[seen * FEATURES + k];
        }
        return features;
    }

    private MetricResult measured(int threads) {
        VersionManifest version = world.version("v" + UUID.randomUUID(), SIDE, List.of("ppl-features"));
        return Measured.of(version, bucket, threads).get(0).result();
    }
}

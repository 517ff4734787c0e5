package crescendo.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import crescendo.metric.similarity.Picture;
import crescendo.metric.similarity.Restoration;
import crescendo.metrics.TinyNetworks;
import crescendo.platform.SharedPlatform;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An upscaler's versions are measured on images of any size that it was never trained on. */
class UpscalerMetricsTest {
    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
    private final List<MetricRecorded> announced = new ArrayList<>();
    private final List<Picture> truths = List.of(noise(1, 40, 33), noise(2, 29, 64));

    @Test
    void closenessIsMeasuredBesideBicubic() throws Exception {
        measure(version(List.of("psnr", "ssim"), Map.of("test", published())));

        Restoration expected = Restoration.of(2, truths::get, 2, UpscalerMetricsTest::doubled);
        assertThat(announced).hasSize(2);
        MetricResult psnr = announced.get(0).result();
        assertThat(psnr.metric()).isEqualTo("psnr");
        assertThat(psnr.value().orElseThrow()).isCloseTo(expected.network().psnr(), within(1e-9));
        assertThat(psnr.parts()).containsOnlyKeys("bicubic", "gain", "rgb");
        assertThat(psnr.parts().get("bicubic")).isCloseTo(expected.bicubic().psnr(), within(1e-9));
        assertThat(psnr.protocol().count()).isEqualTo(2);
        assertThat(psnr.protocol().parameters()).containsEntry("scale", "2").containsEntry("border", "scale");
        MetricResult ssim = announced.get(1).result();
        assertThat(ssim.value().orElseThrow()).isCloseTo(expected.network().ssim(), within(1e-9));
    }

    @Test
    void whatComparesGeneratedImagesHasNoValueAndHarmsNothingElse() {
        measure(version(List.of("swd", "psnr"), Map.of("train", published(), "test", published())));

        assertThat(announced).extracting(event -> event.result().metric()).containsExactly("swd", "psnr");
        assertThat(announced.get(0).result().undefined()).isPresent();
        assertThat(announced.get(1).result().value()).isPresent();
    }

    @Test
    void whatWasMeasuredBeforeIsAnnouncedAgainWithoutALookAtTheImages() {
        DataSetRef test = published();
        VersionManifest version = version(List.of("psnr"), Map.of("test", test));
        measure(version);
        new DataSets(bucket).manifest(test).variable().images().forEach(shard -> new Blobs(bucket)
                .delete(shard.digest()));

        measure(version);

        assertThat(announced).hasSize(2);
        assertThat(announced.get(1)).isEqualTo(announced.get(0));
    }

    private void measure(VersionManifest version) {
        announced.addAll(Measured.of(version, bucket, 1));
    }

    private VersionManifest version(List<String> metrics, Map<String, DataSetRef> data) {
        Digest file = new Blobs(bucket).put(TinyNetworks.doubling(3));
        List<Integer> free = List.of(-1, -1, -1, 3);
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        Name.of("larger-" + UUID.randomUUID()),
                        Name.of("v1"),
                        "rrdb",
                        Name.of("job"),
                        new At(1000, 100, 64, Phase.Kind.STABLE, 1, true),
                        List.of(new Port("images", "uint8", free)),
                        List.of(new Port("upscaled", "uint8", free)),
                        Map.of(VersionManifest.UPSCALER, new FileRef(file, 0, "application/onnx")),
                        Optional.empty(),
                        List.of(),
                        new Lineage(data, Map.of(), List.of(), file),
                        Optional.of(new MeasurePlan(metrics, 2048, 1)),
                        Map.of())
                .with(UpscalerSpec.own(2, 3, 0));
    }

    private DataSetRef published() {
        bucket.ensureExists();
        Blobs blobs = new Blobs(bucket);
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteBuffer sizes = ByteBuffer.allocate(8 * truths.size());
        for (Picture truth : truths) {
            pixels.writeBytes(truth.pixels());
            sizes.putInt(truth.height()).putInt(truth.width());
        }
        Variable set = new Variable(
                1,
                Name.of("photographs-" + UUID.randomUUID()),
                Name.of("v1"),
                truths.size(),
                3,
                new Sides(29, 33),
                new Sides(40, 64),
                List.of(new Shard(blobs.put(pixels.toByteArray()), truths.size(), pixels.size())),
                new Shard(blobs.put(sizes.array()), truths.size(), sizes.capacity()));
        new DataSets(bucket).publish(set);
        return new DataSetRef(set.name(), Optional.of(set.version()));
    }

    private static Picture doubled(Picture low) {
        byte[] made = new byte[low.pixels().length * 4];
        int width = 2 * low.width();
        for (int y = 0; y < 2 * low.height(); y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < 3; c++)
                    made[(y * width + x) * 3 + c] = low.pixels()[(y / 2 * low.width() + x / 2) * 3 + c];
        return new Picture(made, 2 * low.height(), width, 3);
    }

    private static Picture noise(long seed, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        new Random(seed).nextBytes(pixels);
        return new Picture(pixels, height, width, 3);
    }
}

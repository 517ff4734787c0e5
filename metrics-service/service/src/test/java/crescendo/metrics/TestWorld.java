package crescendo.metrics;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.Digest;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket with a data set of noise, a classifier for 16², and versions of any size: what a job leaves behind. */
public final class TestWorld {
    public static final int COUNT = 40;
    public static final DataSetRef DATA = DataSetRef.parse("noise@v1");

    private static final DataSetRef TALL = DataSetRef.parse("tall-noise@v1");

    private static final int IMAGES = 50;

    private final Blobs blobs;
    private final ModelPin classifier;

    public TestWorld(S3Bucket bucket) {
        bucket.ensureExists();
        blobs = new Blobs(bucket);
        classifier = new ModelPin(VersionRef.parse("judge@v1"), blobs.put(TinyNetworks.classifier(16, 1, 4, 99)));
        new DataSets(bucket).publish(dataSet(DATA, 1));
        new DataSets(bucket).publish(dataSet(TALL, 2));
    }

    /** A version with a generator of images of this size, as the trainer publishes it. */
    public VersionManifest version(String name, int side, List<String> metrics) {
        return version(name, side, side, DATA, metrics);
    }

    /** A version with a generator of images of 32×16, and the data set that it was trained with. */
    public VersionManifest tallVersion(String name, List<String> metrics) {
        return version(name, 32, 16, TALL, metrics);
    }

    private VersionManifest version(String name, int height, int width, DataSetRef data, List<String> metrics) {
        Digest generator = blobs.put(TinyNetworks.generator(height, width, 1, height));
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                Name.of("model-of-noise"),
                Name.of(name),
                "progan",
                Name.of("job"),
                new At(1000, 100, height, Phase.Kind.STABLE, 1, true),
                List.of(new Port("latents", "float32", List.of(-1, TinyNetworks.LATENT_SIZE))),
                List.of(new Port("images", "uint8", List.of(-1, height, width, 1))),
                Map.of(VersionManifest.GENERATOR, new FileRef(generator, 0, "application/onnx")),
                Optional.empty(),
                List.of(),
                new Lineage(
                        Map.of("train", data), Map.of("classifier", classifier), List.of(), Digest.of(new byte[] {1})),
                Optional.of(new MeasurePlan(metrics, COUNT, 7)),
                Map.of());
    }

    /** The same version, but its generator is this blob. */
    public static VersionManifest with(VersionManifest version, Digest generator) {
        return new VersionManifest(
                version.schemaVersion(),
                version.model(),
                version.version(),
                version.family(),
                version.job(),
                version.at(),
                version.inputs(),
                version.outputs(),
                Map.of(VersionManifest.GENERATOR, new FileRef(generator, 0, "application/onnx")),
                version.golden(),
                version.classes(),
                version.lineage(),
                version.plan(),
                version.run());
    }

    /** @param narrower how many times their height is their width */
    private DataSetManifest dataSet(DataSetRef ref, int narrower) {
        TreeMap<Integer, List<Shard>> levels = new TreeMap<>();
        for (int side : new int[] {8, 16, 32})
            levels.put(side, List.of(shard(side, side / narrower, 30), shard(side, side / narrower, IMAGES - 30)));
        return new DataSetManifest(
                DataSetManifest.SCHEMA_VERSION,
                ref.name(),
                ref.version().orElseThrow(),
                "fixed",
                IMAGES,
                32,
                32 / narrower,
                1,
                List.of(),
                levels,
                Optional.empty());
    }

    private Shard shard(int height, int width, int count) {
        byte[] pixels = new byte[count * height * width];
        float[] noise = Latents.normal(height, count, count, height * width);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) Math.max(0, Math.min(255, 128 + 50 * noise[i]));
        return new Shard(blobs.put(pixels), count, pixels.length);
    }
}

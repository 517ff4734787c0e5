package crescendo.metrics;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
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
    /** Of each data set. */
    public static final int IMAGES = 50;

    public static final DataSetRef DATA = DataSetRef.parse("noise@v1");

    private static final DataSetRef TALL = DataSetRef.parse("tall-noise@v1");

    private static final List<String> CLASSES = List.of("ankle boot", "bag", "coat", "dress");

    private final Blobs blobs;
    private final DataSets dataSets;
    private final Models models;
    private final ModelPin classifier;

    public TestWorld(S3Bucket bucket) {
        bucket.ensureExists();
        blobs = new Blobs(bucket);
        dataSets = new DataSets(bucket);
        models = new Models(bucket);
        classifier = new ModelPin(VersionRef.parse("judge@v1"), blobs.put(TinyNetworks.classifier(16, 1, 4, 99)));
        models.create(judge());
        dataSets.publish(dataSet(DATA, 1, 0));
        dataSets.publish(dataSet(TALL, 2, 0));
    }

    /** A version with a generator of images of this size, as the trainer publishes it. */
    public VersionManifest version(String name, int side, List<String> metrics) {
        return version(name, side, side, DATA, metrics);
    }

    /** A version of 32² whose generator can be asked for classes, and a labelled data set of noise that no other world has. */
    public VersionManifest labelledVersion(String name, long noise, List<String> metrics) {
        DataSetManifest data = dataSet(DataSetRef.parse("noise-" + noise + "@v1"), 1, noise);
        dataSets.publish(data);
        Digest generator = blobs.put(TinyNetworks.generatorOf(CLASSES.size(), 32, 1, 40));
        VersionManifest plain =
                version(name, 32, 32, new DataSetRef(data.name(), Optional.of(data.version())), metrics);
        return with(plain, generator, CLASSES);
    }

    /** The blobs of a data set's images are gone. */
    public void loseTheImagesOf(DataSetRef data) {
        dataSets.manifest(data)
                .fixed()
                .levels()
                .values()
                .forEach(shards -> shards.forEach(shard -> blobs.delete(shard.digest())));
    }

    /** Those of one level. @param side of the images */
    public void loseTheImagesOf(DataSetRef data, int side) {
        dataSets.manifest(data).fixed().levels().get(side).forEach(shard -> blobs.delete(shard.digest()));
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

    private VersionManifest judge() {
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                classifier.version().model(),
                classifier.version().version(),
                "classifier",
                Name.of("job"),
                new At(1000, 100, 16, Phase.Kind.STABLE, 1, true),
                List.of(new Port("images", "uint8", List.of(-1, 16, 16, 1))),
                List.of(),
                Map.of(VersionManifest.CLASSIFIER, new FileRef(classifier.digest(), 0, "application/onnx")),
                Optional.empty(),
                CLASSES,
                new Lineage(Map.of("train", DATA), Map.of(), List.of(), Digest.of(new byte[] {1})),
                Optional.empty(),
                Map.of());
    }

    /** An extractor of somebody else's: 24×24, from corners. */
    public ModelPin foreignExtractor(String name) {
        Digest file = blobs.put(TinyNetworks.foreign(24, 5, 3));
        ImageInput input = ImageInput.ranging(24, Centres.CORNER, -1, 1, Layout.NCHW);
        VersionManifest plain = new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                Name.of("foreign"),
                Name.of(name),
                "extractor",
                Name.of("import"),
                new At(0, 0, 24, Phase.Kind.STABLE, 1, true),
                List.of(new Port("x", "float32", List.of(-1, 3, 24, 24))),
                List.of(new Port("scores", "float32", List.of(-1, 5))),
                Map.of(VersionManifest.IMPORTED, new FileRef(file, 0, "application/onnx")),
                Optional.empty(),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), file),
                Optional.empty(),
                Map.of());
        models.create(plain.with(new ExtractorSpec("x", Optional.of("scores"), Optional.empty(), input)));
        return new ModelPin(new VersionRef(Name.of("foreign"), Name.of(name)), file);
    }

    /** Puts a version's manifest where it is found by its name. */
    public void publish(VersionManifest version) {
        models.create(version);
    }

    /** The same version, but its generator is this blob. */
    public static VersionManifest with(VersionManifest version, Digest generator) {
        return with(version, generator, version.classes());
    }

    private static VersionManifest with(VersionManifest version, Digest generator, List<String> classes) {
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
                classes,
                version.lineage(),
                version.plan(),
                version.run());
    }

    /**
     * @param narrower how many times their height is their width
     * @param noise another gives other images
     */
    private DataSetManifest dataSet(DataSetRef ref, int narrower, long noise) {
        TreeMap<Integer, List<Shard>> levels = new TreeMap<>();
        for (int side : new int[] {8, 16, 32})
            levels.put(
                    side,
                    List.of(shard(side, side / narrower, 30, noise), shard(side, side / narrower, IMAGES - 30, noise)));
        return new DataSetManifest.Fixed(
                DataSetManifest.SCHEMA_VERSION,
                ref.name(),
                ref.version().orElseThrow(),
                IMAGES,
                32,
                32 / narrower,
                1,
                noise == 0 ? List.of() : CLASSES,
                levels,
                noise == 0 ? Optional.empty() : Optional.of(labels()));
    }

    private Shard labels() {
        byte[] labels = new byte[IMAGES];
        for (int i = 0; i < IMAGES; i++) labels[i] = (byte) (i % CLASSES.size());
        return new Shard(blobs.put(labels), IMAGES, IMAGES);
    }

    private Shard shard(int height, int width, int count, long noise) {
        byte[] pixels = new byte[count * height * width];
        float[] numbers = Latents.normal(height + 1000 * noise, count, count, height * width);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) Math.max(0, Math.min(255, 128 + 50 * numbers[i]));
        return new Shard(blobs.put(pixels), count, pixels.length);
    }
}

package crescendo.metrics.material;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.dataset.DataSetUnknown;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.VariableImages;
import crescendo.client.model.KeptStatistics;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.WrongKind;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.Recent;
import crescendo.measure.RecentStatistics;
import crescendo.measure.Statistics;
import crescendo.measure.Subset;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.path.LatentSpace;
import crescendo.metric.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What lies in the bucket. The last extractors and sets of real images are kept, since checkpoints of one job ask for the
 * same again and again, within a limit of memory. For one thread at a time.
 */
public final class BucketMaterial implements Material, AutoCloseable {
    private static final int EXTRACTORS = 2;
    private static final int MANIFESTS = 16;

    private final Blobs blobs;
    private final DataSets dataSets;
    private final Models models;
    private final RealImages realImages;
    private final Pictures pictures;
    private final OnnxRuntime runtime;
    private final long memory;
    private final Statistics statistics;
    private final Map<RealsKey, Images> reals;
    private final Map<ExtractorKey, Extractor> extractors = new Recent<>(EXTRACTORS, extractor -> 1, Extractor::close);

    private final Map<DataSetRef, DataSetManifest> dataSetManifests =
            new Recent<>(MANIFESTS, manifest -> 1, gone -> {});
    private final Map<VersionRef, VersionManifest> versionManifests =
            new Recent<>(MANIFESTS, manifest -> 1, gone -> {});

    /** What an open extractor depends on. */
    private record ExtractorKey(Digest digest, Map<String, String> asking) {}

    /** What a set of real images depends on. */
    private record RealsKey(DataSetRef data, int side, int count, long seed) {}

    /** @param memory bytes that may be held: a quarter each for the samples at hand, as many reals, kept reals and statistics */
    public BucketMaterial(Bucket bucket, OnnxRuntime runtime, long memory) {
        this.blobs = new Blobs(bucket);
        this.dataSets = new DataSets(bucket);
        this.models = new Models(bucket);
        this.realImages = new RealImages(blobs);
        this.pictures = new Pictures(blobs);
        this.runtime = runtime;
        this.memory = memory;
        this.statistics = new RecentStatistics(new BucketStatistics(new KeptStatistics(bucket)), memory / 4);
        this.reals = new Recent<>(memory / 4, images -> images.pixels().length, images -> {});
    }

    @Override
    public long memory() {
        return memory;
    }

    @Override
    public List<String> classes(VersionRef classifier) {
        return version(classifier).map(VersionManifest::classes).orElse(List.of());
    }

    @Override
    public Optional<ClassLabels> classes(DataSetRef data, int count, long seed) {
        DataSetManifest.Fixed manifest = dataSet(data);
        if (manifest.classes().isEmpty() || manifest.labels().isEmpty()) return Optional.empty();
        byte[] all = blobs.whole(manifest.labels().get().digest());
        int[] labels = Arrays.stream(Subset.of(manifest.count(), count, seed))
                .map(i -> all[i] & 0xff)
                .toArray();
        return Optional.of(new ClassLabels(manifest.classes(), labels));
    }

    @Override
    public Generator generator(VersionManifest manifest) {
        return new Generator(
                runtime,
                named(manifest),
                generates(manifest),
                manifest.classes().size());
    }

    @Override
    public LatentSpace latents(VersionManifest manifest, long seed) {
        return new UnroundedGenerator(
                runtime,
                named(manifest),
                generates(manifest),
                manifest.classes().size(),
                seed);
    }

    @Override
    public Upscaler upscaler(VersionManifest manifest, UpscalerSpec spec) {
        String file = VersionManifest.UPSCALER;
        return new Upscaler(
                runtime,
                file + " of " + manifest.ref(),
                bytes(manifest.file(file).digest()),
                spec.scale());
    }

    @Override
    public VariableImages pictures(DataSetRef data) {
        return pictures.of(pictured(data));
    }

    private static String named(VersionManifest manifest) {
        return VersionManifest.GENERATOR + " of " + manifest.ref();
    }

    private byte[] generates(VersionManifest manifest) {
        if (!manifest.files().containsKey(VersionManifest.GENERATOR))
            throw new Unmeasurable("files: " + manifest.ref() + " has no " + VersionManifest.GENERATOR + "; it has "
                    + manifest.files().keySet());
        return bytes(manifest.file(VersionManifest.GENERATOR).digest());
    }

    @Override
    public ExtractorRef reference(ModelPin pin) {
        Optional<ExtractorSpec> spec = version(pin.version()).flatMap(VersionManifest::extractor);
        return ExtractorRef.of(
                (spec.isPresent() ? "the extractor " : "the classifier ") + pin.version(), pin.digest(), spec);
    }

    /** Never changes once it is there, and every metric asks. */
    private Optional<VersionManifest> version(VersionRef pinned) {
        return Optional.ofNullable(versionManifests.computeIfAbsent(
                pinned, ref -> models.version(ref).orElse(null)));
    }

    @Override
    public Extractor extractor(ExtractorRef pinned) {
        return extractors.computeIfAbsent(
                new ExtractorKey(pinned.digest(), pinned.preprocessing().parameters()),
                key -> new Extractor(runtime, pinned, pinned.ports(), bytes(pinned.digest())));
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public DataSetManifest.Fixed dataSet(DataSetRef data) {
        return manifest(data, DataSetManifest::fixed);
    }

    @Override
    public DataSetManifest.Variable pictured(DataSetRef data) {
        return manifest(data, DataSetManifest::variable);
    }

    private <T> T manifest(DataSetRef data, Function<DataSetManifest, T> kind) {
        try {
            return kind.apply(dataSetManifests.computeIfAbsent(dataSets.pin(data), dataSets::manifest));
        } catch (DataSetUnknown | WrongKind e) {
            throw new Unmeasurable("lineage.data: " + e.getMessage());
        }
    }

    @Override
    public Images reals(DataSetRef data, int side, int count, long seed) {
        return reals.computeIfAbsent(
                new RealsKey(data, side, count, seed), key -> realImages.read(dataSet(data), side, count, seed));
    }

    @Override
    public Images reals(DataSetRef data, int side, int[] chosen) {
        return realImages.read(dataSet(data), side, chosen);
    }

    @Override
    public void close() {
        pictures.close();
        extractors.values().forEach(Extractor::close);
        extractors.clear();
    }

    /** By way of a file, since a network may be larger than what the store hands out in one piece. */
    private byte[] bytes(Digest digest) {
        try {
            Path folder = Files.createTempDirectory("crescendo-network");
            Path file = folder.resolve(digest.hex());
            try {
                blobs.get(digest, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a network in the temporary folder: " + e.getMessage(), e);
        }
    }
}

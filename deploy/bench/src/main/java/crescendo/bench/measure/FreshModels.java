package crescendo.bench.measure;

import crescendo.bench.sample.FreshGenerator;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.Digest;
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
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.ops.onnx.OnnxExport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A bucket with a data set of noise, a classifier and a generator that were never trained: what a metric costs does not depend on it. */
final class FreshModels {
    private static final DataSetRef DATA = DataSetRef.parse("noise@v1");
    private static final Name MODEL = Name.of("bench");
    private static final int CLASSES = 10;
    private static final List<Integer> WIDTHS = List.of(32, 64);
    private static final int FEATURES = 128;
    private static final int SHARD = 10_000;

    private final FreshGenerator generator;
    private final FileRef generatorFile;
    private final ModelPin classifier;

    /** @param images in the data set */
    FreshModels(Bucket bucket, FreshGenerator generator, int images) {
        Blobs blobs = new Blobs(bucket);
        this.generator = generator;
        byte[] onnx = generator.onnx();
        this.generatorFile = new FileRef(blobs.put(onnx), onnx.length, "application/onnx");
        this.classifier = new ModelPin(VersionRef.parse("judge@v1"), blobs.put(classifier()));
        new DataSets(bucket).publish(noise(blobs, images));
    }

    /** The n-th version: as any other, but for its name. */
    VersionManifest version(int n, MeasurePlan plan) {
        int side = generator.resolution();
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                MODEL,
                VersionRef.of(MODEL, MODEL, n).version(),
                "progan",
                MODEL,
                new At(n, n, side, Phase.Kind.STABLE, 1, false),
                List.of(new Port(
                        "latents", "float32", List.of(-1, generator.network().latentSize()))),
                List.of(new Port(
                        "images",
                        "uint8",
                        List.of(-1, side, side, generator.network().colours()))),
                Map.of(VersionManifest.GENERATOR, generatorFile),
                Optional.empty(),
                List.of(),
                new Lineage(Map.of("train", DATA), Map.of("classifier", classifier), List.of(), Digest.of(new byte[0])),
                Optional.of(plan),
                Map.of());
    }

    private byte[] classifier() {
        ConvClassifier network =
                new ConvClassifier(generator.resolution(), generator.network().colours(), CLASSES, WIDTHS, FEATURES);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : Summary.of(network).parameters()) {
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            weights.put(parameter.name(), Tensor.of(InitialValues.of(1, "classifier", parameter), shape));
        }
        return OnnxExport.classifier(network, weights);
    }

    private DataSetManifest noise(Blobs blobs, int images) {
        TreeMap<Integer, List<Shard>> levels = new TreeMap<>();
        int side = generator.resolution();
        levels.put(side, shards(blobs, images, side * side * generator.network().colours()));
        return new DataSetManifest.Fixed(
                DataSetManifest.SCHEMA_VERSION,
                DATA.name(),
                DATA.version().orElseThrow(),
                images,
                side,
                side,
                generator.network().colours(),
                List.of(),
                levels,
                Optional.empty());
    }

    private static List<Shard> shards(Blobs blobs, int images, int each) {
        Random random = new Random(1);
        List<Shard> shards = new java.util.ArrayList<>();
        for (int first = 0; first < images; first += SHARD) {
            byte[] pixels = new byte[Math.min(SHARD, images - first) * each];
            random.nextBytes(pixels);
            shards.add(new Shard(blobs.put(pixels), pixels.length / each, pixels.length));
        }
        return shards;
    }
}

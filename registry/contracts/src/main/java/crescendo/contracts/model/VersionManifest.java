package crescendo.contracts.model;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checkpoint: what is published of a model at one point of its schedule.
 *
 * @param family  of the network: {@code progan}, {@code classifier}
 * @param inputs  of the ONNX file, by their order there
 * @param files   by name: {@code generator.onnx}, {@code classifier.onnx}, {@code extractor.onnx} or {@code upscaler.onnx}, {@code weights.safetensors}, {@code golden.safetensors}, {@code samples.png}
 * @param classes names of the classes, by their numbers, that a classifier tells apart or a generator can be asked for; empty for others
 * @param plan    what the metrics service is to measure; absent for what is not measured
 * @param extractor how its file is used, of an extractor that was imported
 * @param upscaler  how its file is used, of an upscaler
 */
public record VersionManifest(
        int schemaVersion,
        Name model,
        Name version,
        String family,
        Name job,
        At at,
        List<Port> inputs,
        List<Port> outputs,
        Map<String, FileRef> files,
        Optional<Golden> golden,
        List<String> classes,
        Lineage lineage,
        Optional<MeasurePlan> plan,
        Map<String, String> run,
        Optional<ExtractorSpec> extractor,
        Optional<UpscalerSpec> upscaler) {
    public static final int SCHEMA_VERSION = 1;
    public static final String GENERATOR = "generator.onnx";
    public static final String CLASSIFIER = "classifier.onnx";
    /** Of an extractor that was imported. */
    public static final String IMPORTED = "extractor.onnx";

    public static final String UPSCALER = "upscaler.onnx";
    public static final String WEIGHTS = "weights.safetensors";
    public static final String GOLDEN = "golden.safetensors";
    /** The role of the version that a run starts from, or that lies at 0 of an interpolation. */
    public static final String FROM = "from";
    /** The role of the version that lies at 1 of an interpolation. */
    public static final String TO = "to";
    /** The role of the version in whose features an upscaler is compared with the truth. */
    public static final String PERCEPTUAL = "perceptual";
    /** The role of the version that tells classes and gives features. */
    public static final String EXTRACTOR = "classifier";

    public static final String SAMPLES = "samples.png";

    /** Position in the schedule; {@code alpha} is baked into the file. */
    public record At(long imagesShown, long step, int resolution, Phase.Kind phase, double alpha, boolean endsPhase) {}

    /**
     * An input or output of the ONNX file.
     *
     * @param type  {@code float32}, {@code uint8} or {@code int64}
     * @param shape −1 for the batch, and for sides that are free
     */
    public record Port(String name, String type, List<Integer> shape) {}

    /** A blob. */
    public record FileRef(Digest digest, long bytes, String mediaType) {}

    /**
     * {@code golden.safetensors} holds {@code latents} of this seed from sample 0, {@code labels} where there are classes, their
     * {@code raw} and {@code images}. Of an upscaler it holds as many small {@code images} and what they are {@code upscaled} to,
     * both uint8 NHWC, grey or RGB whatever the file's own order is; the seed says nothing.
     */
    public record Golden(long seed, int count) {}

    /**
     * Where a version comes from.
     *
     * @param data    by role, pinned to versions
     * @param models  by role, pinned: such as {@code classifier}, or {@code from}, the parent
     * @param parents versions whose weights it started from; of an interpolated one the two that it lies between
     * @param recipe  digest of the complete recipe; of what was not trained that of its file
     * @param alpha   of an interpolated version: 0 is the first of its parents, 1 the second
     */
    public record Lineage(
            Map<String, DataSetRef> data,
            Map<String, ModelPin> models,
            List<VersionRef> parents,
            Digest recipe,
            Optional<Double> alpha) {
        public Lineage {
            data = new TreeMap<>(data);
            models = new TreeMap<>(models);
            parents = List.copyOf(parents);
            alpha.ifPresent(Interpolation::requireAllowed);
            if (alpha.isPresent() && parents.size() != 2) {
                throw new IllegalArgumentException(
                        "parents: an interpolated version has two of them, not " + parents.size());
            }
        }

        /** Of what is not interpolated. */
        public Lineage(
                Map<String, DataSetRef> data, Map<String, ModelPin> models, List<VersionRef> parents, Digest recipe) {
            this(data, models, parents, recipe, Optional.empty());
        }
    }

    /** A version and the digest of one of its files: what was meant, whatever becomes of the name. As {@code from}, {@code to} and {@code perceptual} it is the weights, where there are any, else the ONNX file. */
    public record ModelPin(VersionRef version, Digest digest) {}

    /** What to measure: metrics by name with the protocol that is common to them. */
    public record MeasurePlan(List<String> metrics, int count, long seed) {}

    /** Of a generator or a classifier that was trained here. */
    public VersionManifest(
            int schemaVersion,
            Name model,
            Name version,
            String family,
            Name job,
            At at,
            List<Port> inputs,
            List<Port> outputs,
            Map<String, FileRef> files,
            Optional<Golden> golden,
            List<String> classes,
            Lineage lineage,
            Optional<MeasurePlan> plan,
            Map<String, String> run) {
        this(
                schemaVersion,
                model,
                version,
                family,
                job,
                at,
                inputs,
                outputs,
                files,
                golden,
                classes,
                lineage,
                plan,
                run,
                Optional.empty(),
                Optional.empty());
    }

    public VersionManifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        files = new TreeMap<>(files);
        classes = List.copyOf(classes);
        run = new TreeMap<>(run);
    }

    /** The same, to be measured otherwise. */
    public VersionManifest with(MeasurePlan other) {
        return with(lineage, Optional.of(other), extractor, upscaler);
    }

    /** The same, with another model in a role. */
    public VersionManifest withModel(String role, ModelPin pin) {
        Map<String, ModelPin> models = new TreeMap<>(lineage.models());
        models.put(role, pin);
        Lineage other = new Lineage(lineage.data(), models, lineage.parents(), lineage.recipe(), lineage.alpha());
        return with(other, plan, extractor, upscaler);
    }

    /** The same, come by otherwise. */
    public VersionManifest with(Lineage other) {
        return with(other, plan, extractor, upscaler);
    }

    /** The same, used as an extractor. */
    public VersionManifest with(ExtractorSpec use) {
        return with(lineage, plan, Optional.of(use), upscaler);
    }

    /** The same, used as an upscaler. */
    public VersionManifest with(UpscalerSpec use) {
        return with(lineage, plan, extractor, Optional.of(use));
    }

    private VersionManifest with(
            Lineage from, Optional<MeasurePlan> measured, Optional<ExtractorSpec> seen, Optional<UpscalerSpec> used) {
        return new VersionManifest(
                schemaVersion,
                model,
                version,
                family,
                job,
                at,
                inputs,
                outputs,
                files,
                golden,
                classes,
                from,
                measured,
                run,
                seen,
                used);
    }

    public VersionRef ref() {
        return new VersionRef(model, version);
    }

    /** The file that tells classes or gives features, where there is one. */
    public Optional<FileRef> extractorFile() {
        return Optional.ofNullable(files.get(IMPORTED)).or(() -> Optional.ofNullable(files.get(CLASSIFIER)));
    }

    /** @throws IllegalArgumentException naming the file and those there are */
    public FileRef file(String name) {
        FileRef file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException(
                    "file: " + ref() + " has no " + name + "; it has " + String.join(", ", files.keySet()));
        }
        return file;
    }
}

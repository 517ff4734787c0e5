package crescendo.metrics.measure;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.metric.Images;
import crescendo.metrics.material.Material;
import crescendo.metrics.material.Unmeasurable;
import crescendo.metrics.onnx.Classifier;
import crescendo.metrics.onnx.Generator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint being measured: what its manifest says, and the images that its metrics compare, made when first asked for
 * and shared by all of them. For one thread.
 */
public final class Subject {
    private final VersionManifest manifest;
    private final MeasurePlan plan;
    private final Material material;
    private final List<Integer> shape;
    private Images fakes;

    /** @throws Unmeasurable where the version gives no images, or the plan wants more of them than fit in 2 GiB */
    public Subject(VersionManifest manifest, MeasurePlan plan, Material material) {
        this.manifest = manifest;
        this.plan = plan;
        this.material = material;
        this.shape = manifest.outputs().stream()
                .filter(port -> port.name().equals("images"))
                .map(Port::shape)
                .filter(axes -> axes.size() == 4)
                .findFirst()
                .orElseThrow(() -> new Unmeasurable("outputs: " + manifest.ref()
                        + " gives no images [batch, height, width, colours]; nothing else can be measured"));
        long bytes = (long) plan.count() * height() * width() * colours();
        if (bytes > Integer.MAX_VALUE)
            throw new Unmeasurable("plan.count: " + plan.count() + " images of " + height() + "x" + width() + "x"
                    + colours() + " are more than 2 GiB; use a smaller count");
    }

    /** What is measured, and how. */
    public MeasurePlan plan() {
        return plan;
    }

    /** The longer side of the version's images, in pixels. */
    public int side() {
        return Math.max(height(), width());
    }

    /** Of the version's images, in pixels. */
    public int height() {
        return shape.get(1);
    }

    /** Of the version's images, in pixels. */
    public int width() {
        return shape.get(2);
    }

    /** Colours of the version's images: 1 or 3. */
    public int colours() {
        return shape.get(3);
    }

    /** What a protocol says of how the version's images are asked for, beside the seed. */
    public Map<String, String> asking() {
        return manifest.classes().isEmpty() ? Map.of() : Map.of("labels", "uniform");
    }

    /** The first of these roles that the version's lineage names a data set for. */
    public DataSetRef data(String... roles) {
        Map<String, DataSetRef> data = manifest.lineage().data();
        for (String role : roles) if (data.containsKey(role)) return data.get(role);
        throw new Unmeasurable("lineage.data: " + manifest.ref() + " names no data set as " + String.join(" or ", roles)
                + "; it has " + data.keySet());
    }

    /** The classifier that the version's job pinned, if any. */
    public Optional<ModelPin> classifier() {
        return Optional.ofNullable(manifest.lineage().models().get("classifier"));
    }

    /** A pinned classifier, open. */
    public Classifier open(ModelPin pin) {
        return material.classifier(pin);
    }

    /** As many images as the plan asks for, or as the data set has where it has fewer. */
    public int count(DataSetRef data) {
        return Math.min(plan.count(), material.dataSet(data).count());
    }

    /** The version's first images of the plan's seed: the same latents for every version. */
    public Images fakes(int count) {
        if (fakes == null) {
            try (Generator generator = material.generator(manifest)) {
                fakes = generator.generate(plan.seed(), plan.count(), height(), width(), colours());
            }
        }
        return fakes.first(count);
    }

    /** Real images of a size, never faded. */
    public Images reals(DataSetRef data, int side, int count) {
        Images reals = material.reals(data, side, count, plan.seed());
        if (reals.channels() != colours())
            throw new Unmeasurable(data + " has " + reals.channels() + " colours, " + manifest.ref() + " " + colours());
        return reals;
    }
}

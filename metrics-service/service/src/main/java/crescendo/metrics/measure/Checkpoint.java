package crescendo.metrics.measure;

import crescendo.contracts.Labels;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.Statistics;
import crescendo.measure.Subject;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.Seen;
import crescendo.measure.path.LatentSpace;
import crescendo.metric.Images;
import crescendo.metric.Workers;
import crescendo.metrics.material.Generator;
import crescendo.metrics.material.Material;
import crescendo.metrics.material.Unmeasurable;
import crescendo.metrics.measure.Breakdown.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint to be measured: what its manifest says, and its images beside those of the data sets that it was trained and
 * tested with. Throws {@link Unmeasurable} where the bucket lacks what is asked for, and UnusableNetwork where a file is no
 * such network.
 */
public final class Checkpoint implements Subject {
    private final VersionManifest manifest;
    private final MeasurePlan plan;
    private final Material material;
    private final Workers workers;
    private final Breakdown breakdown;
    private final List<Integer> shape;

    /** @throws Unmeasurable where the version gives no images, or the plan wants more of them than memory is given for */
    public Checkpoint(
            VersionManifest manifest, MeasurePlan plan, Material material, Workers workers, Breakdown breakdown) {
        this.manifest = manifest;
        this.plan = plan;
        this.material = material;
        this.workers = workers;
        this.breakdown = breakdown;
        this.shape = manifest.outputs().stream()
                .filter(port -> port.name().equals("images"))
                .map(Port::shape)
                .filter(axes -> axes.size() == 4)
                .findFirst()
                .orElseThrow(() -> new Unmeasurable("outputs: " + manifest.ref()
                        + " gives no images [batch, height, width, colours]; nothing else can be measured"));
        long bytes = (long) plan.count() * height() * width() * colours();
        long most = Math.min(material.memory() / 4, Integer.MAX_VALUE);
        if (bytes > most)
            throw new Unmeasurable("plan.count: " + plan.count() + " images of " + height() + "x" + width() + "x"
                    + colours() + " are " + bytes + " bytes; allowed are " + most
                    + ", a quarter of crescendo.metrics.memory and at most 2 GiB");
    }

    @Override
    public int count() {
        return plan.count();
    }

    @Override
    public long seed() {
        return plan.seed();
    }

    @Override
    public int height() {
        return shape.get(1);
    }

    @Override
    public int width() {
        return shape.get(2);
    }

    @Override
    public int colours() {
        return shape.get(3);
    }

    @Override
    public Map<String, String> asking() {
        return manifest.classes().isEmpty() ? Map.of() : Map.of("labels", "uniform");
    }

    @Override
    public DataSetRef data(String... roles) {
        return new TrainedOn(manifest).first(roles);
    }

    @Override
    public int available(DataSetRef data) {
        return material.dataSet(data).count();
    }

    @Override
    public Images fakes() {
        try (Generator generator = breakdown.of(Part.READ, () -> material.generator(manifest))) {
            return breakdown.of(
                    Part.GENERATE, () -> generator.generate(seed(), count(), height(), width(), colours(), workers));
        }
    }

    @Override
    public Images reals(DataSetRef data, int side, int count) {
        return requireColours(data, breakdown.of(Part.READ, () -> material.reals(data, side, count, seed())));
    }

    @Override
    public Images reals(DataSetRef data, int side, int[] chosen) {
        return requireColours(data, breakdown.of(Part.READ, () -> material.reals(data, side, chosen)));
    }

    private Images requireColours(DataSetRef data, Images reals) {
        new TrainedOn(manifest).requireColours(data, reals.channels(), colours());
        return reals;
    }

    @Override
    public Optional<LatentSpace> latents() {
        return Optional.of(breakdown.of(Part.READ, () -> material.latents(manifest, seed())));
    }

    @Override
    public Optional<ClassLabels> classesOfFakes() {
        List<String> classes = manifest.classes();
        if (classes.isEmpty()) return Optional.empty();
        long[] labels = Labels.uniform(seed(), 0, count(), classes.size());
        return Optional.of(new ClassLabels(
                classes, Arrays.stream(labels).mapToInt(Math::toIntExact).toArray()));
    }

    @Override
    public Optional<ClassLabels> classesOfReals(DataSetRef data, int count) {
        return breakdown.of(Part.READ, () -> material.classes(data, count, seed()));
    }

    @Override
    public List<String> classes(ExtractorRef extractor) {
        return Optional.ofNullable(manifest.lineage().models().get(VersionManifest.EXTRACTOR))
                .map(ModelPin::version)
                .map(material::classes)
                .orElse(List.of());
    }

    /** The classifier that the version's job pinned. */
    @Override
    public Optional<ExtractorRef> extractor() {
        return Optional.ofNullable(manifest.lineage().models().get(VersionManifest.EXTRACTOR))
                .map(material::reference);
    }

    @Override
    public Extractor open(ExtractorRef extractor) {
        return breakdown.of(Part.READ, () -> material.extractor(extractor));
    }

    @Override
    public Seen see(Extractor extractor, Images images, Workers sharing) {
        return breakdown.of(Part.EXTRACT, () -> extractor.see(images, sharing));
    }

    @Override
    public Statistics statistics() {
        return (what, how) -> breakdown.of(
                Part.READ, () -> material.statistics().of(what, () -> breakdown.of(Part.MEASURE, how::compute)));
    }
}

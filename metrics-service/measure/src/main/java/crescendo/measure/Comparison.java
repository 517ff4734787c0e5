package crescendo.measure;

import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.Seen;
import crescendo.measure.path.LatentSpace;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.similarity.Restoration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Two image sets being compared, and what their metrics share, made when first asked for. For one thread. */
public final class Comparison {
    private final Subject subject;
    private final Workers workers;
    private Images fakes;
    private Seen seen;
    private Restoration restored;

    public Comparison(Subject subject, Workers workers) {
        this.subject = subject;
        this.workers = workers;
    }

    /** Fakes that are asked for, and at most as many reals. */
    public int count() {
        return subject.count();
    }

    /** As many images as are asked for, or as a set of reals has where it has fewer. */
    public int count(DataSetRef data) {
        return Math.min(count(), subject.available(data));
    }

    /** Of latents, subsets and projections. */
    public long seed() {
        return subject.seed();
    }

    /** The longer side of the fakes, in pixels. */
    public int side() {
        return Math.max(height(), width());
    }

    /** Of the fakes, in pixels. */
    public int height() {
        return subject.height();
    }

    /** Of the fakes, in pixels. */
    public int width() {
        return subject.width();
    }

    /** Of the fakes: 1 or 3. */
    public int colours() {
        return subject.colours();
    }

    /** The reals: the first of these roles that there is a set for. */
    public DataSetRef data(String... roles) {
        return subject.data(roles);
    }

    /** What arithmetic is shared among. */
    public Workers workers() {
        return workers;
    }

    /** The first fakes: the same latents for every version where they are of a generator. */
    public Images fakes(int count) {
        if (fakes == null) fakes = subject.fakes();
        return fakes.first(count);
    }

    /** Reals of the fakes' size. */
    public Images reals(DataSetRef data, int count) {
        return subject.reals(data, side(), count);
    }

    /** Reals of the fakes' size, by their indices in their set. */
    public Images reals(DataSetRef data, int[] chosen) {
        return subject.reals(data, side(), chosen);
    }

    /** All reals of a set, however many are asked for. */
    public WholeSet whole(DataSetRef data) {
        return new WholeSet(data, subject.available(data));
    }

    /**
     * What makes the fakes, asked for images at latents of one's own; the caller closes it.
     *
     * @throws MetricUndefined where the fakes are files
     */
    public LatentSpace latents() throws MetricUndefined {
        return subject.latents()
                .orElseThrow(() -> new MetricUndefined("the fakes are files: there is no generator to ask for others"));
    }

    /**
     * How close upscaled images come to their originals, the first of a data set.
     *
     * @throws MetricUndefined where nothing is made larger
     */
    public Restoration restored(DataSetRef truths, int count) throws MetricUndefined {
        if (restored == null)
            restored = subject.restored(truths, count)
                    .orElseThrow(() -> new MetricUndefined("nothing is made larger here"));
        return restored;
    }

    /** What tells classes and gives features, if anything. */
    public Optional<ExtractorRef> extractor() {
        return subject.extractor();
    }

    /**
     * The classes that the first fakes were asked to be of.
     *
     * @throws MetricUndefined where the generator knows none
     */
    public ClassLabels classesOfFakes(int count) throws MetricUndefined {
        return subject.classesOfFakes()
                .orElseThrow(() -> new MetricUndefined("the fakes were not asked to be of classes"))
                .first(count);
    }

    /** The classes of reals; nothing where the set has none. */
    public Optional<ClassLabels> classesOfReals(DataSetRef data, int count) {
        return subject.classesOfReals(data, count);
    }

    /**
     * Names of the classes that the extractor tells, by their numbers.
     *
     * @throws MetricUndefined where they are not known, or there is no extractor
     */
    public List<String> classNames() throws MetricUndefined {
        ExtractorRef extractor = required();
        List<String> names = subject.classes(extractor);
        if (names.isEmpty())
            throw new MetricUndefined("the names of the classes of " + extractor.name() + " are not known");
        return names;
    }

    /**
     * What the extractor sees in the first fakes.
     *
     * @throws MetricUndefined where there is no extractor, or it does not read such images
     */
    public Seen seenFakes(int count) throws MetricUndefined {
        if (seen == null) seen = subject.see(readable(), fakes(count()), workers);
        return seen.first(count);
    }

    /**
     * What the extractor sees in reals.
     *
     * @throws MetricUndefined where there is no extractor, or it does not read images of the fakes' kind
     */
    public Seen seenReals(DataSetRef data, int count) throws MetricUndefined {
        Extractor extractor = readable();
        int side = extractor.realsSide(side());
        Statistic what = new Statistic(
                "seen", Seen.REVISION, data, side, count, seed(), Optional.of(extractor.digest()), extractor.asking());
        return seen(extractor, what, () -> subject.reals(data, side, count));
    }

    /**
     * What the extractor sees in some reals of a whole set, in the set's order. Kept block by block, whatever the seed: such a set
     * is seen once.
     *
     * @param first index of the block's first, a multiple of the block's length
     * @throws MetricUndefined as {@link #seenReals} does
     */
    public Seen seenBlock(WholeSet set, int first) throws MetricUndefined {
        Extractor extractor = readable();
        int side = extractor.realsSide(side());
        int[] chosen = set.block(first, blockOf(side));
        Map<String, String> parameters = new TreeMap<>(extractor.asking());
        parameters.put("first", Integer.toString(first));
        Statistic what = new Statistic(
                "seen-block",
                Seen.REVISION,
                set.data(),
                side,
                chosen.length,
                0,
                Optional.of(extractor.digest()),
                parameters);
        return seen(extractor, what, () -> subject.reals(set.data(), side, chosen));
    }

    /** What was seen before, or else is seen now. */
    private Seen seen(Extractor extractor, Statistic what, Supplier<Images> reals) throws MetricUndefined {
        return Seen.of(
                extractor.name(), subject.statistics().of(what, () -> subject.see(extractor, reals.get(), workers)
                        .tensors()));
    }

    /**
     * Reals of a block of {@link #seenBlock}: few enough to be in memory whatever their size.
     *
     * @throws MetricUndefined as {@link #seenReals} does
     */
    public int block() throws MetricUndefined {
        return blockOf(readable().realsSide(side()));
    }

    private int blockOf(int side) {
        return WholeSet.blockOf((long) side * side * colours());
    }

    /**
     * Something computed of reals, kept from one comparison to the next.
     *
     * @param protocol that the metric measures by: its own name, revision and parameters identify the statistic with the rest
     * @throws MetricUndefined where the computation does
     */
    public Map<String, Tensor> ofReals(MetricProtocol protocol, int count, Statistics.Computation how)
            throws MetricUndefined {
        Statistic what = new Statistic(
                protocol.metric(),
                protocol.revision(),
                protocol.reals(),
                protocol.resolution(),
                count,
                protocol.seed(),
                protocol.extractor(),
                protocol.parameters());
        return subject.statistics().of(what, how);
    }

    /** The protocol of a metric of pixels: whatever changes the value. @param parameters the metric's own */
    public MetricProtocol pixelProtocol(
            KnownMetric metric, int revision, DataSetRef reals, int count, Map<String, String> parameters) {
        return protocol(metric, revision, reals, count, Optional.empty(), parameters);
    }

    /** The protocol of a metric of what the extractor sees. @param parameters the metric's own */
    public MetricProtocol seenProtocol(
            KnownMetric metric, int revision, DataSetRef reals, int count, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        extractor().ifPresent(extractor -> all.putAll(extractor.preprocessing().parameters()));
        return protocol(metric, revision, reals, count, extractor(), all);
    }

    private MetricProtocol protocol(
            KnownMetric metric,
            int revision,
            DataSetRef reals,
            int count,
            Optional<ExtractorRef> extractor,
            Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(subject.asking());
        all.putAll(parameters);
        return new MetricProtocol(
                metric.text(),
                revision,
                count,
                seed(),
                reals,
                side(),
                colours(),
                extractor.map(ExtractorRef::digest),
                all);
    }

    private ExtractorRef required() throws MetricUndefined {
        return extractor().orElseThrow(() -> new MetricUndefined("there is no extractor to tell classes and features"));
    }

    /**
     * The extractor, which the caller does not close.
     *
     * @throws MetricUndefined where there is none, or it does not read images of the fakes' kind
     */
    public Extractor readable() throws MetricUndefined {
        Extractor open = subject.open(required());
        open.requireReadable(height(), width(), colours());
        return open;
    }
}

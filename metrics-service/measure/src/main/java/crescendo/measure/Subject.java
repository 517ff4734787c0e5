package crescendo.measure;

import crescendo.contracts.recipe.DataSetRef;
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

/**
 * Two image sets to be compared, wherever they lie: a checkpoint and its data set in the bucket, or two folders. Whatever can
 * never be had is told by an exception that says what is missing. Every metric asks anew for what is small, such as the reference
 * of the extractor, so that is to be at hand.
 */
public interface Subject {
    /** Fakes, and at most as many reals. */
    int count();

    /** Of latents, subsets and projections. */
    long seed();

    /** Of the fakes, in pixels. */
    int height();

    /** Of the fakes, in pixels. */
    int width();

    /** Of the fakes: 1 or 3. */
    int colours();

    /** What a protocol says of how the fakes came to be, beside the seed; of generators that know classes how those were chosen. */
    Map<String, String> asking();

    /**
     * The reals: the first of these roles that there is a set for.
     *
     * @param roles such as {@code test}, {@code train}
     */
    DataSetRef data(String... roles);

    /** How many images a set of reals has. */
    int available(DataSetRef data);

    /** {@link #count()} fakes. */
    Images fakes();

    /**
     * Reals of the fakes' colours, never faded, in random order.
     *
     * @param side the longer one, in pixels
     * @param count how many of them, chosen by {@link #seed()}
     */
    Images reals(DataSetRef data, int side, int count);

    /**
     * The named reals, of the fakes' colours and never faded, in the order they are named in.
     *
     * @param side the longer one, in pixels
     * @param chosen indices in the set, below {@link #available}
     */
    Images reals(DataSetRef data, int side, int[] chosen);

    /** The classes that {@link #fakes()} were asked to be of; nothing where the generator knows none. */
    default Optional<ClassLabels> classesOfFakes() {
        return Optional.empty();
    }

    /** The classes of the same {@link #reals}; nothing where the set has none. */
    default Optional<ClassLabels> classesOfReals(DataSetRef data, int count) {
        return Optional.empty();
    }

    /** Names of the classes that an extractor tells, by their numbers; empty where they are not known. */
    default List<String> classes(ExtractorRef extractor) {
        return List.of();
    }

    /** What makes the fakes, asked for images at latents of one's own; the caller closes it. Nothing where the fakes are files. */
    default Optional<LatentSpace> latents() {
        return Optional.empty();
    }

    /**
     * How close upscaled images come to their originals, the first of a data set; nothing where the subject makes nothing larger.
     *
     * @throws MetricUndefined where they have no such value
     */
    default Optional<Restoration> restored(DataSetRef truths, int count) throws MetricUndefined {
        return Optional.empty();
    }

    /** What tells classes and gives features, if anything. */
    Optional<ExtractorRef> extractor();

    /** It, open; stays open for the next that asks, so the caller does not close it. */
    Extractor open(ExtractorRef extractor);

    /** What it sees. */
    default Seen see(Extractor extractor, Images images, Workers workers) {
        return extractor.see(images, workers);
    }

    /** Where what is computed of reals is kept. */
    Statistics statistics();
}

package crescendo.metrics.material;

import crescendo.client.dataset.VariableImages;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.Statistics;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.path.LatentSpace;
import crescendo.metric.Images;
import java.util.List;
import java.util.Optional;

/** What measuring is made of, wherever it is kept. Every method throws {@link Unmeasurable} or UnusableNetwork where there is no such thing. */
public interface Material {
    /** The version's generator; the caller closes it. */
    Generator generator(VersionManifest manifest);

    /** The version's generator, asked for images at any latents; the caller closes it. @param seed of the classes of samples */
    LatentSpace latents(VersionManifest manifest, long seed);

    /** The version's upscaler; the caller closes it. */
    Upscaler upscaler(VersionManifest manifest, UpscalerSpec spec);

    /** What a data set of images of any size holds. */
    DataSetManifest.Variable pictured(DataSetRef data);

    /** Its images; stay open for the next that asks. */
    VariableImages pictures(DataSetRef data);

    /** How a pinned extractor is used, as its manifest says. */
    ExtractorRef reference(ModelPin pin);

    /** The very file that was pinned; stays open for the next that asks, so the caller does not close it. */
    Extractor extractor(ExtractorRef pinned);

    /** Bytes that may be held of images and of what is computed of them. */
    long memory();

    /** Names of the classes of a classifier, by their numbers; empty where nothing says them any more. */
    List<String> classes(VersionRef classifier);

    /** The classes of the same {@link #reals}; nothing where the set has none. */
    Optional<ClassLabels> classes(DataSetRef data, int count, long seed);

    /** What was computed of reals before. */
    Statistics statistics();

    /** What a data set of one size holds. */
    DataSetManifest.Fixed dataSet(DataSetRef data);

    /**
     * Real images, area-averaged to a size.
     *
     * @param side the longer one, a power of two the data set has a level of
     * @param count how many of them, chosen by {@code seed}
     */
    Images reals(DataSetRef data, int side, int count, long seed);

    /**
     * Real images by their indices in their set, read anew each time.
     *
     * @param side as above
     * @param chosen in the order they are wanted in
     */
    Images reals(DataSetRef data, int side, int[] chosen);
}

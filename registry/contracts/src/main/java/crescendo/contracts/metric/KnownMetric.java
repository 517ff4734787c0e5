package crescendo.contracts.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The metrics that a recipe may name: which of two values is the better one, and what each needs besides images. */
public enum KnownMetric {
    SWD("swd", Better.LOWER),
    IS("is", Better.HIGHER, Need.CLASSIFIER),
    MS_SSIM("ms-ssim", Better.LOWER),
    MS_SSIM_SHRINKING("ms-ssim-shrinking", Better.LOWER),
    POWER_SPECTRUM("power-spectrum", Better.LOWER),
    COLOUR_HISTOGRAM("colour-histogram", Better.LOWER),
    FID("fid", Better.LOWER, Need.CLASSIFIER),
    KID("kid", Better.LOWER, Need.CLASSIFIER),
    PRECISION_RECALL("precision-recall", Better.HIGHER, Need.CLASSIFIER),
    DENSITY_COVERAGE("density-coverage", Better.HIGHER, Need.CLASSIFIER),
    MODES("modes", Better.HIGHER, Need.CLASSIFIER),
    CLASS_ACCURACY("class-accuracy", Better.HIGHER, Need.CLASSIFIER, Need.CLASSES),
    INTRA_FID("intra-fid", Better.LOWER, Need.CLASSIFIER, Need.CLASSES),
    NEAREST("nearest", Better.LOWER, Need.CLASSIFIER),
    PPL_FEATURES("ppl-features", Better.LOWER, Need.CLASSIFIER, Need.LATENTS),
    PSNR("psnr", Better.HIGHER, Need.UPSCALER),
    SSIM("ssim", Better.HIGHER, Need.UPSCALER);

    /** What a metric cannot do without. */
    public enum Need {
        /** A classifier, as an extractor of classes and features; ours read square images alone. */
        CLASSIFIER,
        /** A generator that can be asked for classes. */
        CLASSES,
        /** A generator that can be asked for images at any latents. */
        LATENTS,
        /** A network that makes images larger, and images that it was never trained on. */
        UPSCALER
    }

    private final String text;
    private final Better better;
    private final Set<Need> needs;

    KnownMetric(String text, Better better, Need... needs) {
        this.text = text;
        this.better = better;
        this.needs = Set.of(needs);
    }

    /** What recipes, manifests and people call it. */
    public String text() {
        return text;
    }

    public Better better() {
        return better;
    }

    public boolean needs(Need need) {
        return needs.contains(need);
    }

    /** The metric of a name; empty for one of a newer version. */
    public static Optional<KnownMetric> of(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(text))
                .findFirst();
    }

    /** Names of those that compare generated images with real ones. */
    public static List<String> ofGenerators() {
        return names(metric -> !metric.needs(Need.UPSCALER));
    }

    /** Names of those that compare upscaled images with their originals. */
    public static List<String> ofUpscalers() {
        return names(metric -> metric.needs(Need.UPSCALER));
    }

    /** All their names. */
    public static List<String> names() {
        return names(metric -> true);
    }

    private static List<String> names(Predicate<KnownMetric> which) {
        return Arrays.stream(values()).filter(which).map(KnownMetric::text).toList();
    }
}

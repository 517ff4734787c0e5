package crescendo.metrics.measure;

import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Statistics;
import crescendo.measure.Subject;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.similarity.Picture;
import crescendo.metric.similarity.Restoration;
import crescendo.metrics.material.Material;
import crescendo.metrics.material.Unmeasurable;
import crescendo.metrics.material.Upscaler;
import crescendo.metrics.measure.Breakdown.Part;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint of an upscaler to be measured: it makes no images of its own, but larger ones of a data set's. Throws
 * {@link Unmeasurable} where the bucket lacks what is asked for.
 */
record UpscalerCheckpoint(
        VersionManifest manifest, UpscalerSpec spec, MeasurePlan plan, Material material, Breakdown breakdown)
        implements Subject {
    @Override
    public int count() {
        return plan.count();
    }

    @Override
    public long seed() {
        return plan.seed();
    }

    /** Its images have any. */
    @Override
    public int height() {
        return 0;
    }

    @Override
    public int width() {
        return 0;
    }

    @Override
    public int colours() {
        return spec.colours().channels();
    }

    @Override
    public Map<String, String> asking() {
        return Map.of("scale", Integer.toString(spec.scale()));
    }

    @Override
    public DataSetRef data(String... roles) {
        return new TrainedOn(manifest).first(roles);
    }

    @Override
    public int available(DataSetRef data) {
        return material.pictured(data).count();
    }

    @Override
    public Optional<Restoration> restored(DataSetRef truths, int count) throws MetricUndefined {
        VariableImages pictures = breakdown.of(Part.READ, () -> material.pictures(truths));
        new TrainedOn(manifest).requireColours(truths, pictures.manifest().colours(), colours());
        try (Upscaler upscaler = breakdown.of(Part.READ, () -> material.upscaler(manifest, spec))) {
            return Optional.of(Restoration.of(
                    count,
                    i -> picture(pictures.whole(i)),
                    spec.scale(),
                    low -> breakdown.of(Part.GENERATE, () -> upscaler.upscaled(low))));
        }
    }

    private static Picture picture(RawImage image) {
        return new Picture(image.pixels(), image.height(), image.width(), image.colours());
    }

    @Override
    public Images fakes() {
        throw nothing("images of its own");
    }

    @Override
    public Images reals(DataSetRef data, int side, int count) {
        throw nothing("images of one size");
    }

    @Override
    public Images reals(DataSetRef data, int side, int[] chosen) {
        throw nothing("images of one size");
    }

    @Override
    public Optional<ExtractorRef> extractor() {
        return Optional.empty();
    }

    @Override
    public Extractor open(ExtractorRef extractor) {
        throw nothing("images that an extractor reads");
    }

    @Override
    public Statistics statistics() {
        return material.statistics();
    }

    private Unmeasurable nothing(String what) {
        return new Unmeasurable(manifest.ref() + " is an upscaler, and has no " + what
                + " to be compared; it is measured by psnr and ssim");
    }
}

package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.Digest;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.KnownMetric.Need;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.TinyExtractors;
import crescendo.measure.path.LatentSpace;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every metric in every situation in which it has no value: it says the reason, and never gives a number. */
class UndefinedTest {
    private static final ImageInput INPUT =
            ImageInput.ranging(TinyExtractors.SIDE, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);
    private static final byte[] LINEAR = TinyExtractors.linear("x", "pool", 6, "out", 7);
    private static final Images NONE_OF_INTEREST = noise(40, 16, 3);
    private static final Workers WORKERS = new Workers(1);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void withoutAnExtractorNothingIsToldOfClassesOrFeatures() {
        List<String> metrics = named(Need.CLASSIFIER);

        assertThat(metrics).hasSizeGreaterThan(6);
        for (String metric : metrics) {
            undefined(metric, of(NONE_OF_INTEREST), "there is no extractor to tell classes and features");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fid, gives no features",
        "kid, gives no features",
        "precision-recall, gives no features",
        "density-coverage, gives no features",
        "nearest, gives no features"
    })
    void anExtractorOfClassesAloneHasNoFeatures(String metric, String reason) {
        undefined(metric, seen(NONE_OF_INTEREST, LINEAR, Optional.of("out"), Optional.empty()), reason);
    }

    @ParameterizedTest
    @CsvSource({"is, tells no classes", "modes, tells no classes"})
    void anExtractorOfFeaturesAloneHasNoClasses(String metric, String reason) {
        undefined(metric, seen(NONE_OF_INTEREST, LINEAR, Optional.empty(), Optional.of("pool")), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "fid, as feature",
        "kid, as feature",
        "precision-recall, as feature",
        "density-coverage, as feature",
        "nearest, as feature"
    })
    void featuresThatAreNoNumbersAreNamed(String metric, String reason) {
        byte[] roots = TinyExtractors.undefined();
        ExtractorSpec spec = new ExtractorSpec("images", Optional.empty(), Optional.of("features"), INPUT);

        undefined(metric, seen(NONE_OF_INTEREST, roots, Optional.of(spec)), reason);
    }

    @Test
    void ourOwnClassifierReadsSquareImagesOfItsColoursAndNoSmallerOnes() {
        byte[] ours = TinyExtractors.ours(5, "Cast");

        for (String metric : List.of("is", "fid", "kid", "precision-recall", "density-coverage", "modes", "nearest")) {
            undefined(metric, seen(noise(40, 16, 1), ours, Optional.empty()), "of 3 colours; these have 1");
            undefined(metric, seen(noise(40, 4, 3), ours, Optional.empty()), "images of 8x8; these are 4x4");
            undefined(metric, seen(noise(40, 24, 16, 3), ours, Optional.empty()), "these are 24x16");
            undefined(metric, seen(noise(40, 20, 3), ours, Optional.empty()), "these are 20x20");
        }
    }

    @Test
    void filesHaveNoLatentsNoClassesAndNothingThatMakesThemLarger() {
        Subject files = seen(NONE_OF_INTEREST, LINEAR, Optional.of("out"), Optional.of("pool"));

        named(Need.LATENTS).forEach(metric -> undefined(metric, files, "there is no generator to ask for others"));
        named(Need.UPSCALER).forEach(metric -> undefined(metric, files, "nothing is made larger here"));
        undefined("intra-fid", files, "the fakes were not asked to be of classes");
        undefined("class-accuracy", files, "the names of the classes of the network that sees are not known");
    }

    @Test
    void latentsOfOneNumberLieOnNoWay() {
        PlainSubject files = seen(NONE_OF_INTEREST, LINEAR, Optional.of("out"), Optional.of("pool"));
        Subject narrow = new PlainSubject(
                files.fakes(), files.reals(), files.extractor(), files.onnx(), Optional.of(new LatentSpace() {
                    @Override
                    public int size() {
                        return 1;
                    }

                    @Override
                    public UnroundedImages at(float[] latents, long first) {
                        throw new AssertionError("nobody asks");
                    }

                    @Override
                    public void close() {}
                }));

        undefined("ppl-features", narrow, "latents of one number have no way from one to another");
    }

    @ParameterizedTest
    @CsvSource({
        "is, 1 images cannot be split",
        "fid, a covariance takes at least 2 images",
        "kid, at least 2 images of each kind",
        "precision-recall, nearest neighbour takes at least 4 images",
        "density-coverage, nearest neighbour takes at least 6 images",
        "nearest, nearest reals take at least as many",
        "ms-ssim-shrinking, one image makes no pair"
    })
    void oneImageIsTooFew(String metric, String reason) {
        undefined(metric, seen(noise(1, 32, 3), LINEAR, Optional.of("out"), Optional.of("pool")), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "swd, 8, 8, images of 8x8",
        "swd, 24, 16, images of 24x16",
        "ms-ssim, 128, 128, at least 176x176 pixels; the shorter side is 128",
        "ms-ssim, 256, 128, the shorter side is 128",
        "ms-ssim-shrinking, 16, 16, have no fifth scale; 32x32 is the least",
        "power-spectrum, 2, 2, images of 2x2"
    })
    void sizesThatAMetricDoesNotKnowAreSaid(String metric, int height, int width, String reason) {
        undefined(metric, of(noise(4, height, width, 3)), reason);
    }

    @Test
    void whatDoesNotVaryHasNoDistanceOfItsPatches() {
        Images flat = new Images(new byte[40 * 16 * 16 * 3], 40, 16, 3);

        undefined("swd", of(flat), "do not vary");
    }

    private static List<String> named(Need need) {
        List<String> metrics = Metric.all().stream()
                .map(Metric::known)
                .filter(metric -> metric.needs(need))
                .filter(metric -> need != Need.CLASSIFIER || !metric.needs(Need.CLASSES) && !metric.needs(Need.LATENTS))
                .map(KnownMetric::text)
                .toList();
        assertThat(metrics).isNotEmpty();
        return metrics;
    }

    private static void undefined(String name, Subject subject, String reason) {
        Metric metric = Metric.all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        Comparison comparison = new Comparison(subject, WORKERS);

        assertThatExceptionOfType(MetricUndefined.class)
                .as(name)
                .isThrownBy(() -> metric.measure(comparison, metric.protocol(comparison)))
                .withMessageContaining(reason);
    }

    private static PlainSubject of(Images images) {
        return new PlainSubject(images, images, Optional.empty(), new byte[0], Optional.empty());
    }

    private static PlainSubject seen(Images images, byte[] onnx, Optional<String> logits, Optional<String> features) {
        return seen(images, onnx, Optional.of(new ExtractorSpec("x", logits, features, INPUT)));
    }

    private static PlainSubject seen(Images images, byte[] onnx, Optional<ExtractorSpec> spec) {
        ExtractorRef ref = ExtractorRef.of("the network that sees", Digest.of(onnx), spec);
        return new PlainSubject(images, images, Optional.of(ref), onnx, Optional.empty());
    }

    private static Images noise(int count, int side, int channels) {
        return noise(count, side, side, channels);
    }

    private static Images noise(int count, int height, int width, int channels) {
        byte[] pixels = new byte[count * height * width * channels];
        new Random(count).nextBytes(pixels);
        return new Images(pixels, count, height, width, channels);
    }
}

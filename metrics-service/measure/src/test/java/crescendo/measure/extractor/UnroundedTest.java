package crescendo.measure.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.path.UnroundedImages;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extractors that look at images before they are rounded. */
class UnroundedTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 4);

    private final Images whole = noise(16);

    private static Images noise(int side) {
        byte[] pixels = new byte[3 * side * side * 3];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (31 * i + i * i % 37);
        return new Images(pixels, 3, side, 3);
    }

    private static Extractor ours(String first) {
        byte[] onnx = TinyExtractors.ours(4, first);
        return new Extractor(
                RUNTIME, ExtractorRef.of("the classifier", Digest.of(onnx), Optional.empty()), Ports.OWN, onnx);
    }

    private static Extractor foreign() {
        byte[] onnx = TinyExtractors.linear("x", "pool", 6, "out", 7);
        ImageInput input = ImageInput.ranging(TinyExtractors.SIDE, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);
        ExtractorSpec spec = new ExtractorSpec("x", Optional.of("out"), Optional.of("pool"), input);
        ExtractorRef ref = ExtractorRef.of("the file", Digest.of(onnx), Optional.of(spec));
        return new Extractor(RUNTIME, ref, ref.ports(), onnx);
    }

    private static float[] featuresOf(Extractor extractor, UnroundedImages images) throws MetricUndefined {
        extractor.requireUnrounded();
        return extractor.featuresOf(images);
    }

    @Test
    void ofWholeValuesTheFeaturesAreThoseOfTheImages() throws MetricUndefined {
        Images small = noise(TinyExtractors.SIDE);
        try (Extractor ours = ours("Cast");
                Extractor foreign = foreign()) {
            assertThat(featuresOf(ours, UnroundedImages.of(small)))
                    .isEqualTo(ours.see(small).features().values());
            assertThat(featuresOf(foreign, UnroundedImages.of(whole)))
                    .isEqualTo(foreign.see(whole).features().values());
        }
    }

    @Test
    void whatRoundingWouldSwallowIsSeen() throws MetricUndefined {
        float[] moved = UnroundedImages.of(whole).values();
        for (int i = 0; i < moved.length; i++) moved[i] += 0.01f * (i % 3);
        try (Extractor ours = ours("Cast")) {
            assertThat(featuresOf(ours, new UnroundedImages(moved, 3, 16, 16, 3)))
                    .isNotEqualTo(featuresOf(ours, UnroundedImages.of(whole)));
        }
    }

    @Test
    void aClassifierThatTakesPixelsForSomethingElseCannotBeGivenNumbers() {
        try (Extractor other = ours("Identity")) {
            assertThatThrownBy(other::requireUnrounded)
                    .isInstanceOf(MetricUndefined.class)
                    .hasMessage("the classifier reads whole pixel values alone");
        }
    }

    @Test
    void smallerImagesAreTheMeansOfTheirBlocks() {
        UnroundedImages images =
                new UnroundedImages(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, 1, 4, 4, 1);

        assertThat(images.averagedTo(2).values()).containsExactly(2.5f, 4.5f, 10.5f, 12.5f);
        assertThatThrownBy(() -> images.averagedTo(3)).hasMessage("side must divide 4, not be 3");
    }

    @Test
    void rawIsFromBlackAtMinusOneToWhiteAtOne() {
        assertThat(UnroundedImages.ofRaw(new float[] {-1, 0, 1, 1.02f}, 1, 2, 2, 1)
                        .values())
                .containsExactly(0, 127.5f, 255, 257.55f);
    }
}

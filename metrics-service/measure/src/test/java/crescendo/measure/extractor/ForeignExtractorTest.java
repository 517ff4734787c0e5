package crescendo.measure.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of somebody else's: whose ports are what, and what they must show. */
class ForeignExtractorTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 4);
    private static final ImageInput INPUT =
            ImageInput.ranging(TinyExtractors.SIDE, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);
    private static final Optional<Presets> PRESET = Optional.of(new Presets("tiny", INPUT, 6, List.of(5, 7)));

    private static ExtractorSpec told(byte[] onnx, Naming naming, Optional<Presets> preset) {
        return naming.of(FilePorts.of(RUNTIME, "the file", onnx), INPUT, preset);
    }

    private static Naming named(String features) {
        return new Naming(Optional.empty(), Optional.empty(), Optional.of(features));
    }

    private static Extractor open(byte[] onnx, ExtractorSpec spec) {
        ExtractorRef ref = ExtractorRef.of("the file", Digest.of(onnx), Optional.of(spec));
        return new Extractor(RUNTIME, ref, ref.ports(), onnx);
    }

    @Test
    void aPresetTellsTheOutputsByTheirWidths() {
        byte[] onnx = TinyExtractors.linear("x", "pool", 6, "out", 7);

        ExtractorSpec spec = told(onnx, Naming.BY_SHAPE, PRESET);

        assertThat(spec).isEqualTo(new ExtractorSpec("x", Optional.of("out"), Optional.of("pool"), INPUT));
        try (Extractor extractor = open(onnx, spec)) {
            assertThat(extractor.features()).isEqualTo(6);
            assertThat(extractor.classes()).isEqualTo(7);
            assertThatCode(() -> SelfTest.require(extractor)).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsNamedIsUsedAndNothingElse() {
        byte[] onnx = TinyExtractors.linear("x", "pool", 6, "out", 7);

        ExtractorSpec spec = told(onnx, named("pool"), Optional.empty());

        assertThat(spec.logits()).isEmpty();
        try (Extractor extractor = open(onnx, spec)) {
            assertThat(extractor.classes()).isZero();
        }
    }

    @Test
    void portsThatCannotBeToldAreListed() {
        byte[] onnx = TinyExtractors.linear("x", "pool", 6, "out", 9);

        assertThatThrownBy(() -> told(onnx, Naming.BY_SHAPE, Optional.empty()))
                .isInstanceOf(UnusableNetwork.class)
                .hasMessage(
                        "the file gives pool [-1, 6], out [-1, 9]; name the output of features, of logits, or both");
        assertThatThrownBy(() -> told(onnx, named("pooled"), PRESET))
                .hasMessage("features: the file has no pooled there; it has pool [-1, 6], out [-1, 9]");
        assertThatThrownBy(() -> told(new byte[] {1, 2, 3}, Naming.BY_SHAPE, PRESET))
                .isInstanceOf(UnusableNetwork.class)
                .hasMessageContaining("does not take the file");
    }

    @Test
    void aFileThatReadsAnotherShapeIsRefused() {
        byte[] onnx = TinyExtractors.linear("x", "pool", 6, "out", 7);
        ImageInput larger = ImageInput.ranging(16, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);
        ExtractorSpec spec = new ExtractorSpec("x", Optional.empty(), Optional.of("pool"), larger);

        assertThatThrownBy(() -> open(onnx, spec))
                .hasMessage("the file: reads no images of the shape that its preprocessing makes");
    }

    @Test
    void theSelfTestRefusesWhatIsNoExtractor() {
        refused(TinyExtractors.constant(), "the file gives the same for different images");
        refused(TinyExtractors.ofTheBatch(), "the file gives other values for an image alone than in a batch");
        refused(TinyExtractors.undefined(), "the file gives NaN for an image of noise");
    }

    private static void refused(byte[] onnx, String why) {
        try (Extractor extractor = open(onnx, told(onnx, named("features"), Optional.empty()))) {
            assertThatThrownBy(() -> SelfTest.require(extractor))
                    .isInstanceOf(UnusableNetwork.class)
                    .hasMessageStartingWith(why);
        }
    }
}

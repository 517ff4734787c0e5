package crescendo.measure.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Hints.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How files are used, found out by using them. */
class ProbeTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 1);
    private static final Values ONE = new Values("float32", 0, 1);
    private static final Values SIGNED = new Values("float32", -1, 1);
    private static final Values LEVELS = new Values("float32", 0, 255);
    /** Two pixels by the first convolution, one by the second. */
    private static final int REACH = 3;

    private static Probed probed(ForeignUpscaler network) {
        return Probe.of(RUNTIME, "net.onnx", network.onnx(), Hints.NONE);
    }

    private static void refused(byte[] onnx, Hints hints, String reason) {
        assertThatExceptionOfType(UnusableNetwork.class)
                .isThrownBy(() -> Probe.of(RUNTIME, "net.onnx", onnx, hints))
                .withMessageContaining(reason);
    }

    @Test
    void theUsualExportIsFoundOutWhole() {
        Probed probed = probed(ForeignUpscaler.of(2, 3, Layout.NCHW, ONE));

        UpscalerSpec spec = probed.spec();
        assertThat(spec)
                .isEqualTo(new UpscalerSpec("lr", "sr", 2, Colours.RGB, Layout.NCHW, ONE, ONE, spec.overlap(), 1));
        assertThat(spec.overlap()).isBetween(1, REACH);
        assertThat(probed.input().shape()).isEqualTo(List.of(-1, 3, -1, -1));
        assertThat(probed.small()).hasSize(48 * 48 * 3);
        assertThat(probed.large()).hasSize(96 * 96 * 3);
    }

    @Test
    void ofAFileThatWasExportedHereTheRoundedOutputIsTaken() {
        Probed probed = Probe.of(RUNTIME, "own.onnx", ForeignUpscaler.own(), Hints.NONE);

        assertThat(probed.spec()).isEqualTo(UpscalerSpec.own(2, 3, probed.spec().overlap()));
    }

    @Test
    void bytesAndColoursLastAreFoundOut() {
        UpscalerSpec spec =
                probed(ForeignUpscaler.of(3, 3, Layout.NHWC, Values.BYTES)).spec();

        assertThat(spec.layout()).isEqualTo(Layout.NHWC);
        assertThat(spec.scale()).isEqualTo(3);
        assertThat(spec.takes()).isEqualTo(Values.BYTES);
    }

    @Test
    void whatBlackAndWhiteAreIsFoundOut() {
        assertThat(probed(ForeignUpscaler.of(4, 3, Layout.NCHW, SIGNED)).spec().takes())
                .isEqualTo(SIGNED);
        assertThat(probed(ForeignUpscaler.of(2, 1, Layout.NCHW, LEVELS)).spec().takes())
                .isEqualTo(LEVELS);
        UpscalerSpec mixed = probed(ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).giving(SIGNED))
                .spec();
        assertThat(mixed.takes()).isEqualTo(ONE);
        assertThat(mixed.gives()).isEqualTo(SIGNED);
    }

    @Test
    void aFileOfFixedSidesIsProbedAtThem() {
        Probed probed = probed(ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).fixed(40));

        assertThat(probed.spec().overlap()).isBetween(1, REACH);
        assertThat(probed.height()).isEqualTo(40);
    }

    @Test
    void aFileThatWorksOnSquaresWantsMultiples() {
        UpscalerSpec spec =
                probed(ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).onSquares()).spec();

        assertThat(spec.multiple()).isEqualTo(2);
        assertThat(spec.overlap()).isBetween(2, 2 * REACH);
    }

    @Test
    void whatSomebodySaysIsTaken() {
        Hints hints = new Hints(
                Optional.of("lr"),
                Optional.of("sr"),
                Optional.of(Layout.NCHW),
                Optional.of(Colours.BGR),
                Optional.of(new Range(0, 1)),
                Optional.empty(),
                Optional.of(9));

        UpscalerSpec spec = Probe.of(
                        RUNTIME,
                        "net.onnx",
                        ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).onnx(),
                        hints)
                .spec();

        assertThat(spec.colours()).isEqualTo(Colours.BGR);
        assertThat(spec.overlap()).isEqualTo(9);
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheReason() {
        ForeignUpscaler usual = ForeignUpscaler.of(2, 3, Layout.NCHW, ONE);

        refused(new byte[] {1, 2, 3}, Hints.NONE, "ONNX Runtime does not take net.onnx");
        refused(ForeignUpscaler.classifier(), Hints.NONE, "images have four axes");
        refused(ForeignUpscaler.constant(), Hints.NONE, "it does not give back what it is shown");
        refused(usual.lookingAtAll().onnx(), Hints.NONE, "it notices a cut in every part of a picture");
        refused(
                usual.fixed(6).onnx(),
                new Hints(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(3)),
                "nothing of a tile could be used");
    }
}

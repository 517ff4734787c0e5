package crescendo.measure.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import crescendo.contracts.Latents;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.metric.Images;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bilinear resizing by hand, and beside ONNX Runtime's own. */
class ResizingTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 4);

    private static float[] fed(Images images, ImageInput input) throws OrtException {
        Resizing resizing = resizing(input);
        try (OnnxTensor tensor = resizing.feed(images, new Preprocessing.Input(input.side(), 3))
                .tensor(OrtEnvironment.getEnvironment("crescendo"))) {
            float[] values = new float[tensor.getFloatBuffer().remaining()];
            tensor.getFloatBuffer().get(values);
            return values;
        }
    }

    private static Resizing resizing(ImageInput input) {
        return new Resizing(new ExtractorSpec("x", Optional.empty(), Optional.of("pool"), input));
    }

    private static ImageInput plain(int side, Centres centres, Layout layout) {
        return new ImageInput(side, centres, 1, 0, layout);
    }

    private static Images grey(int height, int width, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) bytes[i] = (byte) pixels[i];
        return new Images(bytes, 1, height, width, 1);
    }

    @Test
    void halfPixelCentresRepeatTheBordersAndMixWithin() throws OrtException {
        float[] row = fed(grey(1, 2, 0, 200), plain(4, Centres.HALF_PIXEL, Layout.NCHW));

        assertThat(row).startsWith(0, 50, 150, 200);
    }

    @Test
    void cornersBeginAtTheFirstPixelAndRepeatTheLast() throws OrtException {
        float[] row = fed(grey(1, 2, 0, 200), plain(4, Centres.CORNER, Layout.NCHW));

        assertThat(row).startsWith(0, 100, 200, 200);
    }

    @Test
    void whatIsShrunkIsSampledAndNotAveraged() throws OrtException {
        float[] corner =
                fed(grey(4, 4, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0), plain(2, Centres.CORNER, Layout.NCHW));

        assertThat(corner).startsWith(9, 0, 0, 5);
    }

    @Test
    void greyIsRepeatedAsThreeColoursInEitherLayout() throws OrtException {
        Images image = grey(2, 2, 1, 2, 3, 4);

        assertThat(fed(image, plain(2, Centres.HALF_PIXEL, Layout.NCHW)))
                .containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(fed(image, plain(2, Centres.HALF_PIXEL, Layout.NHWC)))
                .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
    }

    @Test
    void blackAndWhiteBecomeTheEndsOfTheRange() throws OrtException {
        ImageInput input = ImageInput.ranging(1, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);

        assertThat(fed(grey(1, 1, 0), input)[0]).isEqualTo(-1);
        assertThat(fed(grey(1, 1, 255), input)[0]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void thePresetsAreThePortsOfTheirPapers() {
        assertThat(resizing(Presets.INCEPTION_V3_FID.input()).parameters())
                .containsEntry("features", "pool")
                .containsEntry("input", "bilinear 299x299")
                .containsEntry("input.centres", "half-pixel")
                .containsEntry("input.shift", "-1.0");
        assertThat(Presets.INCEPTION_V3_COMPAT.input().scale() * 128
                        + Presets.INCEPTION_V3_COMPAT.input().shift())
                .isZero();
        assertThat(Presets.names()).containsExactly("inception-v3-fid", "inception-v3-compat");
    }

    @ParameterizedTest
    @CsvSource({
        "32, 32, 75, HALF_PIXEL, half_pixel",
        "32, 32, 75, CORNER, asymmetric",
        "13, 7, 29, HALF_PIXEL, half_pixel",
        "64, 48, 29, HALF_PIXEL, half_pixel",
        "64, 48, 29, CORNER, asymmetric"
    })
    void agreesWithOnnxRuntimesOwn(int height, int width, int side, Centres centres, String mode) throws OrtException {
        byte[] pixels = new byte[height * width * 3];
        float[] noise = Latents.normal(5, 0, 1, pixels.length);
        float[] planar = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, 128 + 60 * noise[i]));
            planar[i % 3 * height * width + i / 3] = pixels[i] & 0xff;
        }
        float[] expected = new float[3 * side * side];
        try (Network network = new Network(
                RUNTIME,
                "resize",
                TinyExtractors.resizing(height, width, side, mode),
                Set.of("images"),
                Set.of("resized"),
                Set.of())) {
            Network.Feed feed = environment ->
                    OnnxTensor.createTensor(environment, FloatBuffer.wrap(planar), new long[] {1, 3, height, width});
            network.run(Map.of("images", feed), (name, output) -> output.getFloatBuffer()
                    .get(expected));
        }

        float[] ours = fed(new Images(pixels, 1, height, width, 3), plain(side, centres, Layout.NCHW));

        for (int i = 0; i < ours.length; i++) assertThat(ours[i]).isCloseTo(expected[i], within(1e-3f));
    }
}

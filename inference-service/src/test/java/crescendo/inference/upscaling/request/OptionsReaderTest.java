package crescendo.inference.upscaling.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.upscaling.Opacity;
import crescendo.inference.upscaling.request.UpscaleOptions.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsReaderTest {
    private static final long RUN_PIXELS = 1 << 16;

    private static UpscaleOptions read(Map<String, List<String>> query) {
        return OptionsReader.read(query, Optional.empty(), RUN_PIXELS);
    }

    @Test
    void nothingAskedIsAFastPngThatForgetsPlaces() {
        assertThat(read(Map.of()))
                .isEqualTo(new UpscaleOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Format.PNG,
                        90,
                        PngLevel.FAST,
                        Optional.empty(),
                        Opacity.NETWORK,
                        false,
                        Optional.empty()));
    }

    @Test
    void everythingCanBeAsked() {
        UpscaleOptions options = read(Map.of(
                "name", List.of("cat-1"),
                "version", List.of("production"),
                "level", List.of("small"),
                "tile", List.of("64"),
                "opacity", List.of("smooth"),
                "exif", List.of("keep")));

        assertThat(options)
                .isEqualTo(new UpscaleOptions(
                        Optional.of(new Name("production")),
                        Optional.empty(),
                        Format.PNG,
                        90,
                        PngLevel.SMALL,
                        Optional.of(64),
                        Opacity.SMOOTH,
                        true,
                        Optional.of(new Name("cat-1"))));
    }

    @Test
    void jpegIsLaidOnWhiteSinceItHasNoOpacity() {
        UpscaleOptions options =
                OptionsReader.read(Map.of("quality", List.of("70")), Optional.of(Format.JPEG), RUN_PIXELS);

        assertThat(options.opacity()).isEqualTo(Opacity.WHITE);
        assertThat(options.quality()).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.60, 0.6",
        ".25, 0.25",
        "1.000, 1",
        "0.016666666666666666, 0.016666666666666666",
        "5.0E-4, 0.0005",
        "1e-5, 0.00001"
    })
    void alphaIsANumberHoweverItIsWritten(String said, double meant) {
        assertThat(read(Map.of("alpha", List.of(said))).alpha()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.5", "white", "0,5", "NaN", "", "5E4", "1e-"})
    void whatIsNoAlphaIsToldApartFromOpacity(String said) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(Map.of("alpha", List.of(said))))
                .withMessageContaining("alpha: \"" + said + "\" is not allowed; use a number from 0 to 1")
                .withMessageContaining("opacity is said by opacity");
    }

    @Test
    void alphaAndAVersionBothNameAVersion() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(Map.of("alpha", List.of("0.5"), "version", List.of("production"))))
                .withMessageContaining("use the one or the other");
    }

    @ParameterizedTest
    @CsvSource({"65536, 257, use 8 to 256: a run may have 65536 pixels", "100000000, 1025, use 8 to 1024"})
    void tilesAreAsLargeAsARunAtMost(long runPixels, String tile, String allowed) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> OptionsReader.read(Map.of("tile", List.of(tile)), Optional.empty(), runPixels))
                .withMessageContaining("tile: \"" + tile + "\" is not allowed; " + allowed);
    }

    @Test
    void everyFaultIsTold() {
        Map<String, List<String>> query = Map.of(
                "tile", List.of("4"),
                "format", List.of("jpeg"),
                "opacity", List.of("network"),
                "level", List.of("fast"),
                "exif", List.of("drop", "keep"),
                "sharpen", List.of("1"));

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(query))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Fault::field)
                        .containsExactlyInAnyOrder("sharpen", "tile", "opacity", "exif", "level"))
                .withMessageContaining("tile: \"4\" is not allowed; use 8 to 256: a run may have 65536 pixels")
                .withMessageContaining("since JPEG has no opacity");
    }
}

package crescendo.inference.upscaling.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.upscaling.Alpha;
import crescendo.inference.upscaling.request.UpscaleOptions.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsReaderTest {
    private static UpscaleOptions read(Map<String, List<String>> query) {
        return OptionsReader.read(query, Optional.empty());
    }

    @Test
    void nothingAskedIsAFastPngThatForgetsPlaces() {
        assertThat(read(Map.of()))
                .isEqualTo(new UpscaleOptions(
                        Optional.empty(), Format.PNG, 90, PngLevel.FAST, Optional.empty(), Alpha.NETWORK, false));
    }

    @Test
    void everythingCanBeAsked() {
        UpscaleOptions options = read(Map.of(
                "version", List.of("production"),
                "level", List.of("small"),
                "tile", List.of("64"),
                "alpha", List.of("smooth"),
                "exif", List.of("keep")));

        assertThat(options)
                .isEqualTo(new UpscaleOptions(
                        Optional.of(new Name("production")),
                        Format.PNG,
                        90,
                        PngLevel.SMALL,
                        Optional.of(64),
                        Alpha.SMOOTH,
                        true));
    }

    @Test
    void jpegIsLaidOnWhiteSinceItHasNoOpacity() {
        UpscaleOptions options = OptionsReader.read(Map.of("quality", List.of("70")), Optional.of(Format.JPEG));

        assertThat(options.alpha()).isEqualTo(Alpha.WHITE);
        assertThat(options.quality()).isEqualTo(70);
    }

    @Test
    void everyFaultIsTold() {
        Map<String, List<String>> query = Map.of(
                "tile", List.of("4"),
                "format", List.of("jpeg"),
                "alpha", List.of("network"),
                "level", List.of("fast"),
                "exif", List.of("drop", "keep"),
                "sharpen", List.of("1"));

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(query))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Fault::field)
                        .containsExactlyInAnyOrder("sharpen", "tile", "alpha", "exif", "level"))
                .withMessageContaining("tile: \"4\" is not allowed; use 8 to 1024")
                .withMessageContaining("since JPEG has no opacity");
    }
}

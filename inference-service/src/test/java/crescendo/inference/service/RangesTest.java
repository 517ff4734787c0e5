package crescendo.inference.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void whatNobodySetIsInRange() {
        assertThat(read(Settings.class, Map.of()).batch()).isEqualTo(32);
        assertThat(read(UpscalingSettings.class, Map.of()).tile()).isEqualTo(192);
    }

    @Test
    void allThatIsOutOfRangeIsToldAtOnceWithWhatIsAllowed() {
        Map<String, String> wrong = Map.of(
                "crescendo.inference.batch", "1025",
                "crescendo.inference.workers", "-1",
                "crescendo.inference.max-pixels", "0",
                "crescendo.inference.request-memory", "0");

        assertThatThrownBy(() -> read(Settings.class, wrong))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("crescendo.inference.batch: 1025 is not allowed; use a number in [1, 1024]")
                .hasMessageContaining("crescendo.inference.workers: -1 is not allowed; use a number in [0, 256]")
                .hasMessageContaining("crescendo.inference.max-pixels: 0 is not allowed; use a number of at least 1")
                .hasMessageContaining(
                        "crescendo.inference.request-memory: 0 is not allowed; use a number of at least 1");
    }

    @Test
    void theSameHoldsOfUpscaling() {
        assertThatThrownBy(() -> read(UpscalingSettings.class, Map.of("crescendo.upscaling.tile", "7")))
                .hasMessageContaining("crescendo.upscaling.tile: 7 is not allowed; use a number in [8, 1024]");
    }

    @Test
    void bothAreToldTogether() {
        SmallRyeConfigBuilder builder = builder(
                        Map.of("crescendo.inference.batch", "0", "crescendo.upscaling.tile", "7"))
                .withMapping(Settings.class)
                .withMapping(UpscalingSettings.class);

        assertThatThrownBy(builder::build)
                .hasMessageContaining("crescendo.inference.batch: 0 is not allowed")
                .hasMessageContaining("crescendo.upscaling.tile: 7 is not allowed");
    }

    private static <T> T read(Class<T> settings, Map<String, String> said) {
        return builder(said).withMapping(settings).build().getConfigMapping(settings);
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> said) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(said, "said", 100));
        new Ranges().configBuilder(builder);
        return builder;
    }
}

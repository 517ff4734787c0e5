package crescendo.metrics;

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
        assertThat(read(Map.of()).batch()).isEqualTo(64);
        assertThat(read(Map.of()).threads()).isEmpty();
    }

    @Test
    void allThatIsOutOfRangeIsToldAtOnceWithWhatIsAllowed() {
        Map<String, String> wrong = Map.of(
                "crescendo.metrics.threads", "0",
                "crescendo.metrics.onnx-threads", "257",
                "crescendo.metrics.batch", "4097");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("crescendo.metrics.threads: 0 is not allowed; use a number in [1, 256]")
                .hasMessageContaining("crescendo.metrics.onnx-threads: 257 is not allowed; use a number in [1, 256]")
                .hasMessageContaining("crescendo.metrics.batch: 4097 is not allowed; use a number in [1, 4096]");
    }

    private static Settings read(Map<String, String> said) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(said, "said", 100));
        new Ranges().configBuilder(builder);
        return builder.withMapping(Settings.class).build().getConfigMapping(Settings.class);
    }
}

package crescendo.inference.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceSwitchTest {
    private static SmallRyeConfig config(Map<String, String> said) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(said, "said", 300))
                .withSources(new TraceSwitch())
                .build();
    }

    private static String off(Map<String, String> said) {
        return config(said).getConfigValue(TraceSwitch.OFF).getValue();
    }

    @Test
    void nothingIsTracedUnlessSomebodySaysWhereTo() {
        assertThat(off(Map.of())).isEqualTo("true");
        assertThat(config(Map.of()).getConfigValue(TraceSwitch.HTTP).getValue()).isEqualTo("false");
        assertThat(off(Map.of("otel.exporter.otlp.endpoint", " "))).isEqualTo("true");
        assertThat(off(Map.of("otel.exporter.otlp.endpoint", "http://127.0.0.1:4317")))
                .isEqualTo("false");
        assertThat(off(Map.of("quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:4317")))
                .isEqualTo("false");
    }

    @Test
    void theNamesThatAreUsualEverywhereAreUnderstood() {
        SmallRyeConfig config = config(Map.of(
                "otel.exporter.otlp.endpoint", "http://127.0.0.1:4318",
                "otel.exporter.otlp.protocol", "http/protobuf"));

        assertThat(config.getConfigValue("quarkus.otel.exporter.otlp.endpoint").getValue())
                .isEqualTo("http://127.0.0.1:4318");
        assertThat(config.getConfigValue("quarkus.otel.exporter.otlp.protocol").getValue())
                .isEqualTo("http/protobuf");
    }

    @Test
    void whoeverSaysMoreIsHeard() {
        Map<String, String> said =
                Map.of("otel.exporter.otlp.endpoint", "http://127.0.0.1:4317", TraceSwitch.OFF, "true");

        assertThat(off(said)).isEqualTo("true");
    }
}

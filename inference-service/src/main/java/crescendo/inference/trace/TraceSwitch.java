package crescendo.inference.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Nothing is traced unless somebody says where traces go: {@code OTEL_EXPORTER_OTLP_ENDPOINT} in the environment, as everywhere,
 * or the framework's own {@code quarkus.otel.exporter.otlp.endpoint}.
 */
public final class TraceSwitch implements ConfigSourceFactory {
    static final String OFF = "quarkus.otel.sdk.disabled";
    /** Whether requests are looked at: where nothing is traced they need not be. */
    static final String HTTP = "quarkus.otel.instrument.vertx-http";

    static final String ENDPOINT = "otel.exporter.otlp.endpoint";

    /** Names that are usual everywhere, which the framework has its own for: each is the usual one behind this. */
    private static final String OWN = "quarkus.";

    private static final List<String> USUAL = List.of(ENDPOINT, "otel.exporter.otlp.protocol");

    /** Below everything that a person says, above what nobody said. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> meant = new HashMap<>();
        USUAL.forEach(name -> said(context, name).ifPresent(value -> meant.put(OWN + name, value)));
        boolean on = said(context, ENDPOINT).isPresent()
                || said(context, OWN + ENDPOINT).isPresent();
        meant.put(OFF, String.valueOf(!on));
        meant.put(HTTP, String.valueOf(on));
        return List.of(new PropertiesConfigSource(meant, "traces", ORDINAL));
    }

    private static Optional<String> said(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .filter(value -> value.getConfigSourceOrdinal() > ORDINAL)
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}

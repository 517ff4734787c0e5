package crescendo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryFileTest {
    @Test
    void holdsEachVersionWithItsMetricsAndClassShares() {
        JsonNode entry = only(HistoryFile.json(
                List.of(Versions.at(
                        64_000, 32, Phase.Kind.STABLE, Versions.swd(12.5), Versions.is(4.8, 7.4, 0.4, 0.6))),
                List.of("swd", "is")));

        assertThat(entry.path("version").asText()).startsWith("000064000-");
        assertThat(entry.path("resolution").asInt()).isEqualTo(32);
        assertThat(entry.path("phase").asText()).isEqualTo("stable");
        assertThat(entry.path("imagesShown").asLong()).isEqualTo(64_000);
        assertThat(entry.path("metrics")).hasToString("{\"swd\":12.5,\"is\":4.8}");
        assertThat(entry.path("classes")).hasToString("[0.4,0.6]");
        assertThat(entry.has("reason")).isFalse();
    }

    @Test
    void writesNullAndTheReasonWhereAMetricIsUndefined() {
        JsonNode entry = only(HistoryFile.json(
                List.of(Versions.at(
                        640,
                        4,
                        Phase.Kind.STABLE,
                        Versions.undefined("swd", "images below 16²"),
                        Versions.is(1.2, 7.4))),
                List.of("swd", "is")));

        assertThat(entry.path("metrics").get("swd").isNull()).isTrue();
        assertThat(entry.path("metrics").path("is").asDouble()).isEqualTo(1.2);
        assertThat(entry.path("reason").asText()).isEqualTo("swd: images below 16²");
    }

    @Test
    void saysWhereAMetricIsStillMissing() {
        JsonNode entry = only(HistoryFile.json(List.of(Versions.at(640, 4, Phase.Kind.STABLE)), List.of("swd")));

        assertThat(entry.path("metrics").get("swd").isNull()).isTrue();
        assertThat(entry.path("reason").asText()).isEqualTo("swd: not measured before the demo ended");
    }

    private static JsonNode only(String json) {
        JsonNode array = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        assertThat(array).hasSize(1);
        return array.get(0);
    }
}

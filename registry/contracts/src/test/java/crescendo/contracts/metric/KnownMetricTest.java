package crescendo.contracts.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class KnownMetricTest {
    private static final String SCHEMA = "/crescendo/contracts/schemas/training-request.schema.json";

    @Test
    void theSchemaOfRequestsKnowsAllOfThemWhereverItNamesMetrics() throws IOException {
        String[] known =
                Arrays.stream(KnownMetric.values()).map(KnownMetric::text).toArray(String[]::new);
        try (InputStream schema = KnownMetricTest.class.getResourceAsStream(SCHEMA)) {
            List<JsonNode> lists = Json.tree(schema.readAllBytes()).findValues("enum").stream()
                    .filter(list -> texts(list).contains(KnownMetric.SWD.text()))
                    .toList();

            assertThat(lists)
                    .as("retention by a metric, what watchers heed, and what is measured")
                    .hasSize(3)
                    .allSatisfy(list -> assertThat(texts(list)).containsExactly(known));
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

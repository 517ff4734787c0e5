package crescendo.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.event.Topic;
import crescendo.platform.SharedPlatform;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogViewTest {
    private static final String BROKERS = SharedPlatform.get().bootstrapServers();

    @Test
    void severalTopicsAreReadByOneViewEachWithItsOwnHandler() throws Exception {
        Queue<String> models = new ConcurrentLinkedQueue<>();
        Queue<String> refusals = new ConcurrentLinkedQueue<>();
        try (Topics topics = new Topics(BROKERS);
                EventLog log = new EventLog(BROKERS, "/crescendo/test")) {
            topics.ensure();
            log.sendTombstone(Topic.MODELS, "view/model");
            log.sendTombstone(Topic.REFUSALS, "view/refusal");
        }

        try (LogView view = LogView.fromBeginning(
                BROKERS,
                Map.of(
                        Topic.MODELS, (key, value) -> models.add(key),
                        Topic.REFUSALS, (key, value) -> refusals.add(key)))) {
            view.caughtUp().get(20, TimeUnit.SECONDS);
        }

        assertThat(models).contains("view/model").doesNotContain("view/refusal");
        assertThat(refusals).contains("view/refusal").doesNotContain("view/model");
    }
}

package crescendo.registry.watch;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.recipe.Recipe;
import crescendo.registry.live.EventFilter;
import crescendo.registry.live.Replay;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.Readiness;
import crescendo.registry.view.View;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry as it runs: it hears of results on the log, and what it finds is there for everybody. */
@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class WatcherTest {
    private final Past past = Past.of("watched", "watched-1");

    @Inject
    EventLog events;

    @Inject
    Jobs jobs;

    @Inject
    Models models;

    @Inject
    View view;

    @BeforeEach
    void ready() {
        Readiness.await();
    }

    @Test
    void whatIsMeasuredMovesTheAliasAndShowsWhatIsSuspected() {
        Recipe recipe = Recipe.parse(
                "{\"data\": {\"train\": \"shapes\"}, \"model\": \"watched\", \"watch\": {\"rise\": {\"swd\": 2}}}"
                        .getBytes(StandardCharsets.UTF_8),
                past.job());
        LogEntry.Accepted accepted = new LogEntry.Accepted("n", recipe);
        jobs.log(past.job()).append(1, accepted);
        events.send(JobChanged.of(Job.accepted(past.job(), accepted), 1));

        measured(past.result("swd", 10, 16, 5));
        measured(past.result("swd", 20, 16, 4));
        measured(past.result("swd", 30, 16, 9));

        await().untilAsserted(() -> when().get("/v1/models/watched")
                .then()
                .body("aliases.best-swd", equalTo(past.version(20).value())));
        await().untilAsserted(() -> when().get("/v1/models/watched/versions/" + past.version(30))
                .then()
                .body("suspicions.reason", hasItem(containsString("swd has risen to 9.000"))));
        when().get("/v1/models/watched/metrics")
                .then()
                .body("series[0].points[1].suspected", nullValue())
                .body("series[0].points[2].suspected", containsString("more than 2.0 times the 4.000"));
        assertThat(Replay.ALL.of(view).stream()
                        .filter(new EventFilter(Optional.of(past.job()), Optional.empty()))
                        .map(event -> event.type()))
                .contains("crescendo.collapse-suspected.v1");
    }

    private void measured(MetricResult result) {
        models.create(past.manifest(result.at().imagesShown(), 16));
        models.results().create(result);
        past.events(result).forEach(events::send);
    }
}

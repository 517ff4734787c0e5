package crescendo.registry.steps;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import crescendo.client.blob.Blobs;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StepsRef;
import crescendo.contracts.step.StepRow;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.run.PlausibleSteps;
import crescendo.registry.run.Readiness;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class StepsRestTest {
    @Inject
    Jobs jobs;

    @Inject
    Blobs blobs;

    @BeforeEach
    void ready() {
        Readiness.await();
    }

    @Test
    void stepsAreShownUpToTheNewestState() {
        PlausibleSteps steps = claimed("stepping");
        append("stepping", steps.state(1, 20));

        when().get("/v1/jobs/stepping/steps")
                .then()
                .statusCode(200)
                .body("steps", equalTo(20))
                .body("imagesShown", hasSize(20))
                .body("figures.'losses/generator'.mean", hasSize(20))
                .body("figures.'speed/imagesPerSecond'.mean[0]", equalTo(2000f));

        append("stepping", steps.state(21, 30));

        when().get("/v1/jobs/stepping/steps?points=1")
                .then()
                .body("steps", equalTo(30))
                .body("imagesShown", contains(1500));
    }

    @Test
    void stepsOfABranchThatWasLeftAreNotShown() {
        PlausibleSteps steps = claimed("going-back");
        append("going-back", steps.state(1, 10));
        append("going-back", steps.state(11, 20));
        when().get("/v1/jobs/going-back/steps").then().body("steps", equalTo(20));

        append("going-back", steps.state(11, 12));

        when().get("/v1/jobs/going-back/steps")
                .then()
                .body("steps", equalTo(12))
                .body("imagesShown", hasSize(12));
    }

    @Test
    void everyStepIsALineFromTheOneThatIsAskedFor() {
        PlausibleSteps steps = claimed("line-by-line");
        append("line-by-line", steps.state(1, 20));
        append("line-by-line", steps.state(21, 30));

        assertThat(lines("line-by-line", ""))
                .isEqualTo(LongStream.rangeClosed(1, 30).mapToObj(steps::row).toList());
        assertThat(lines("line-by-line", "?from=20"))
                .extracting(StepRow::step)
                .isEqualTo(LongStream.rangeClosed(20, 30).boxed().toList());
        assertThat(lines("line-by-line", "?from=31")).isEmpty();
    }

    @Test
    void aJobWithoutStepsHasNone() {
        claimed("stepless");

        when().get("/v1/jobs/stepless/steps").then().statusCode(200).body("imagesShown", hasSize(0));
        assertThat(lines("stepless", "")).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredIsSaid() {
        when().get("/v1/jobs/nobody/steps").then().statusCode(404).body("error", equalTo("there is no job nobody"));
        when().get("/v1/jobs/stepless/steps?points=0")
                .then()
                .statusCode(400)
                .body("error", containsString("points: 0 is not in 1 to 1024"));
        when().get("/v1/jobs/nobody/steps.jsonl")
                .then()
                .statusCode(404)
                .body("error", equalTo("there is no job nobody"));
        when().get("/v1/jobs/stepless/steps.jsonl?from=0")
                .then()
                .statusCode(400)
                .body("error", containsString("from: 0 is not a step"));
    }

    @Test
    void aBlobThatIsMissingIsAFaultOfTheStore() {
        PlausibleSteps steps = claimed("damaged");
        append("damaged", steps.state(1, 10));
        LogEntry entry = steps.state(11, 20);
        StepsRef ref = entry.steps().orElseThrow();
        append("damaged", entry);
        blobs.delete(ref.digest());

        for (String path : List.of("/v1/jobs/damaged/steps", "/v1/jobs/damaged/steps.jsonl")) {
            when().get(path)
                    .then()
                    .statusCode(500)
                    .body("error", containsString(ref.digest().toString()));
        }
    }

    private static List<StepRow> lines(String job, String query) {
        String lines = when().get("/v1/jobs/" + job + "/steps.jsonl" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        return lines.lines()
                .map(line -> StepRow.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private PlausibleSteps claimed(String name) {
        PlausibleRun run = PlausibleRun.of(name, PlausibleRun.UNKEPT);
        assertThat(jobs.log(run.job()).read()).isEmpty();
        append(name, new LogEntry.Accepted("accepted", run.recipe()));
        append(name, new LogEntry.Claimed("claimed", 1, "worker", new Pins(Map.of(), Map.of())));
        return new PlausibleSteps(run, blobs);
    }

    private void append(String name, LogEntry entry) {
        JobLog log = jobs.log(new Name(name));
        log.append(log.read().size() + 1L, entry);
    }
}

package crescendo.registry.rest;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.log.LogView;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class JobsRestTest {
    @Inject
    Jobs jobs;

    @Inject
    EventLog events;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aRecipeIsPublishedWholeUnderTheJobsName() {
        given().body(PlausibleRun.RECIPE)
                .post("/v1/jobs?job=submitted")
                .then()
                .statusCode(202)
                .header("Location", endsWith("/v1/jobs/submitted"))
                .body("state", equalTo("submitted"))
                .body("stages", hasSize(7));

        Map<String, byte[]> requests = new ConcurrentHashMap<>();
        try (LogView following = LogView.fromBeginning(brokers, Topic.REQUESTS, requests::put)) {
            following.caughtUp().join();
        }
        Name job = new Name("submitted");
        Recipe sent = Recipe.parse(requests.get("submitted"), new Name("otherwise"));
        assertThat(sent)
                .isEqualTo(PlausibleRun.of("submitted", PlausibleRun.UNKEPT).recipe());
        assertThat(sent.model()).isEqualTo(job);
        when().get("/v1/jobs/submitted").then().statusCode(200).body("state", equalTo("submitted"));
    }

    @Test
    void aJobWithoutANameGetsOne() {
        given().body(PlausibleRun.RECIPE)
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .header("Location", containsString("/v1/jobs/job-"));
    }

    @Test
    void allFaultsOfARecipeAreNamedAtOnce() {
        given().body("{\"family\": \"progan\", \"schedule\": {\"resolution\": 48}, \"colour\": 1}")
                .post("/v1/jobs?job=faulty")
                .then()
                .statusCode(400)
                .body("faults.field", hasItems("recipe.schedule.resolution", "recipe.data.train", "recipe.colour"))
                .body("error", containsString("48 is not a power of two"));
        given().body("not JSON").post("/v1/jobs?job=faulty").then().statusCode(400);
        when().get("/v1/jobs/faulty").then().statusCode(404);
    }

    @Test
    void theSameRecipeAgainIsFineAndAnotherIsAConflict() {
        accepted("taken");

        given().body(PlausibleRun.RECIPE).post("/v1/jobs?job=taken").then().statusCode(202);
        given().body("{\"data\": {\"train\": \"other\"}}")
                .post("/v1/jobs?job=taken")
                .then()
                .statusCode(409)
                .body("error", containsString("another recipe"));
    }

    @Test
    void aJobIsShownWithItsRecipeAndItsStages() {
        accepted("shown");

        when().get("/v1/jobs/shown")
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .body("recipe.schedule.resolution", equalTo(32))
                .body("stages.resolution", contains(4, 8, 8, 16, 16, 32, 32))
                .body("stages[1].phase", equalTo("fade"))
                .body("stages[1].from", equalTo(40_000));
    }

    @Test
    void aWaitingJobIsCancelledAtOnceAndTwiceDoesNoHarm() {
        accepted("unwanted");

        when().post("/v1/jobs/unwanted/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        when().post("/v1/jobs/unwanted/cancel").then().statusCode(200);

        assertThat(jobs.log(new Name("unwanted")).read()).hasSize(2).last().isInstanceOf(LogEntry.Cancelled.class);
        await().untilAsserted(() -> when().get("/v1/jobs/unwanted").then().body("state", equalTo("cancelled")));
    }

    @Test
    void aRunningJobIsAskedToStop() {
        accepted("running");
        claimed("running");

        when().post("/v1/jobs/running/cancel").then().statusCode(202).body("cancelAsked", equalTo(true));

        assertThat(jobs.log(new Name("running")).read()).last().isInstanceOf(LogEntry.CancelAsked.class);
        await().untilAsserted(() -> when().get("/v1/jobs/running").then().body("cancelAsked", equalTo(true)));
    }

    @Test
    void aJobThatSucceededCannotBeCancelled() {
        accepted("done");
        claimed("done");
        jobs.log(new Name("done")).append(3, new LogEntry.Succeeded("nonce", 1));

        when().post("/v1/jobs/done/cancel").then().statusCode(409).body("error", containsString("succeeded already"));
        when().post("/v1/jobs/nobody/cancel").then().statusCode(404);
    }

    private void accepted(String name) {
        Recipe recipe = PlausibleRun.of(name, PlausibleRun.UNKEPT).recipe();
        Name job = new Name(name);
        jobs.log(job).append(1, new LogEntry.Accepted("nonce", recipe));
        events.send(JobChanged.of(Job.accepted(job, new LogEntry.Accepted("nonce", recipe)), 1));
        await().until(() -> RestAssured.get("/v1/jobs/" + name).statusCode() == 200);
    }

    private void claimed(String name) {
        jobs.log(new Name(name)).append(2, new LogEntry.Claimed("nonce", 1, "worker", new Pins(Map.of(), Map.of())));
        Job job = jobs.log(new Name(name)).replay().orElseThrow().job();
        events.send(JobChanged.of(job, 2));
    }
}

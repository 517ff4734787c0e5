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
import static org.hamcrest.Matchers.nullValue;

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
import crescendo.registry.run.Readiness;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Readiness.await();
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

    @Test
    void aWaitingJobRestsAtOnceAndIsResumed() {
        accepted("rests");

        when().post("/v1/jobs/rests/pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("waitsFor", equalTo("being resumed"));
        when().post("/v1/jobs/rests/pause").then().statusCode(200);
        await().untilAsserted(() -> when().get("/v1/jobs/rests").then().body("state", equalTo("paused")));
        when().post("/v1/jobs/rests/resume").then().statusCode(200).body("state", equalTo("waiting"));
        when().post("/v1/jobs/rests/resume").then().statusCode(200);

        assertThat(jobs.log(new Name("rests")).read())
                .extracting(entry -> (Object) entry.getClass())
                .containsExactly(LogEntry.Accepted.class, LogEntry.PauseAsked.class, LogEntry.ResumeAsked.class);
    }

    @Test
    void aRunningJobIsAskedToRestAndMayBeAskedNotTo() {
        accepted("restless");
        claimed("restless");

        when().post("/v1/jobs/restless/pause")
                .then()
                .statusCode(202)
                .body("state", equalTo("running"))
                .body("pauseAsked", equalTo(true));
        when().post("/v1/jobs/restless/pause").then().statusCode(202);
        when().post("/v1/jobs/restless/resume").then().statusCode(200).body("pauseAsked", equalTo(false));

        assertThat(jobs.log(new Name("restless")).read())
                .extracting(entry -> (Object) entry.getClass())
                .containsExactly(
                        LogEntry.Accepted.class,
                        LogEntry.Claimed.class,
                        LogEntry.PauseAsked.class,
                        LogEntry.ResumeAsked.class);
    }

    @Test
    void aPausedJobCanBeCancelledAndThenNothingElse() {
        accepted("given-up");
        when().post("/v1/jobs/given-up/pause").then().statusCode(200);

        when().post("/v1/jobs/given-up/cancel").then().statusCode(200).body("state", equalTo("cancelled"));

        for (String what : List.of("pause", "resume")) {
            when().post("/v1/jobs/given-up/" + what)
                    .then()
                    .statusCode(409)
                    .body("error", containsString("is cancelled already"));
        }
        given().contentType("application/json")
                .body("{\"priority\": 1}")
                .post("/v1/jobs/given-up/priority")
                .then()
                .statusCode(409);
        when().post("/v1/jobs/nobody/pause").then().statusCode(404);
    }

    @Test
    void aJobThatIsToStopForGoodCannotRest() {
        accepted("doomed");
        claimed("doomed");
        when().post("/v1/jobs/doomed/cancel").then().statusCode(202);

        when().post("/v1/jobs/doomed/pause")
                .then()
                .statusCode(409)
                .body("error", containsString("is to stop for good already; it cannot be paused"));
    }

    @Test
    void aPriorityIsChangedWhileAJobWaits() {
        accepted("urgent");

        prioritised("urgent", "7").then().statusCode(200).body("queue.priority", equalTo(7));
        prioritised("urgent", "7").then().statusCode(200);

        assertThat(jobs.log(new Name("urgent")).read()).hasSize(2);
        await().untilAsserted(() -> when().get("/v1/jobs/urgent").then().body("queue.priority", equalTo(7)));
    }

    @Test
    void aPriorityThatIsNoneIsRefusedWithWhatIsAllowed() {
        accepted("calm");

        for (String wrong : List.of("101", "-101", "0.5", "\"high\"", "99999999999999999999")) {
            prioritised("calm", wrong)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("priority"))
                    .body(
                            "error",
                            equalTo("priority: " + wrong + " is not allowed; use a whole number from -100 to 100"));
        }
        given().contentType("application/json")
                .body("{}")
                .post("/v1/jobs/calm/priority")
                .then()
                .statusCode(400)
                .body("error", containsString("priority: missing"));
        assertThat(jobs.log(new Name("calm")).read()).hasSize(1);
    }

    @Test
    void aWaitingJobSaysWhatItWaitsFor() {
        accepted("first");
        accepted("second", "'after': 'first'");
        accepted("pinned", "'queue': {'device': 'gpu', 'submitter': 'ada', 'priority': -2}");

        when().get("/v1/jobs/first").then().body("waitsFor", equalTo("a trainer"));
        when().get("/v1/jobs/second").then().body("waitsFor", equalTo("job first"));
        when().get("/v1/jobs/pinned")
                .then()
                .body("waitsFor", equalTo("a gpu trainer"))
                .body("queue.submitter", equalTo("ada"))
                .body("queue.priority", equalTo(-2))
                .body("recipe.queue.device", equalTo("gpu"));

        when().post("/v1/jobs/first/cancel").then().statusCode(200);
        await().untilAsserted(() -> when().get("/v1/jobs/second").then().body("waitsFor", equalTo("a trainer")));
        when().get("/v1/jobs/first").then().body("waitsFor", nullValue());
    }

    private static Response prioritised(String job, String priority) {
        return given().contentType("application/json")
                .body("{\"priority\": " + priority + "}")
                .post("/v1/jobs/" + job + "/priority");
    }

    @Test
    void aVerdictIsWrittenIntoTheLogOfAJobThatIsGuarded() {
        accepted("guarded", "'guard': {'action': 'stop'}");
        claimed("guarded");

        given().contentType("application/json")
                .body("{\"from\": \"fid\", \"reason\": \"it has doubled\"}")
                .post("/v1/jobs/guarded/verdicts")
                .then()
                .statusCode(202);
        given().contentType("application/json")
                .body("{\"from\": \"fid\", \"reason\": \"it has tripled\"}")
                .post("/v1/jobs/guarded/verdicts")
                .then()
                .statusCode(202);

        assertThat(jobs.log(new Name("guarded")).read())
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(LogEntry.VerdictGiven.class, verdict -> assertThat(verdict)
                        .returns("fid", LogEntry.VerdictGiven::from)
                        .returns("it has doubled", LogEntry.VerdictGiven::reason)
                        .returns(0L, LogEntry.VerdictGiven::atImagesShown));
    }

    @Test
    void aVerdictThatChangesNothingIsRefusedWithTheReason() {
        accepted("unguarded");
        accepted("judged", "'guard': {'action': 'stop'}");
        String verdict = "{\"from\": \"fid\", \"reason\": \"it has doubled\", \"version\": \"000000001-0badcafe\"}";

        refused("unguarded", verdict, 409, "recipe.guard.action is none");
        refused("judged", verdict, 409, "000000001-0badcafe is none that job judged stands on");
        refused("nobody", verdict, 404, "there is no job nobody");
        refused("judged", "{\"from\": \"fid\"}", 400, "reason: ");
        assertThat(jobs.log(new Name("judged")).read()).hasSize(1);
    }

    private static void refused(String job, String verdict, int status, String why) {
        given().contentType("application/json")
                .body(verdict)
                .post("/v1/jobs/" + job + "/verdicts")
                .then()
                .statusCode(status)
                .body("error", containsString(why));
    }

    private void accepted(String name, String fields) {
        String json = "{'data': {'train': 'clothes'}, " + fields + "}";
        accepted(name, Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name(name)));
    }

    private void accepted(String name) {
        accepted(name, PlausibleRun.of(name, PlausibleRun.UNKEPT).recipe());
    }

    private void accepted(String name, Recipe recipe) {
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

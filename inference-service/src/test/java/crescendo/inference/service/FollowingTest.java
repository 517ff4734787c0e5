package crescendo.inference.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.LogView;
import crescendo.contracts.Digest;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.VersionRefused;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class FollowingTest {
    @Inject
    S3Bucket bucket;

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String brokers;

    @Test
    void swapsToANewVersionAndClosesTheOld() {
        Trainer trainer = new Trainer(bucket);
        Publication first = version("swapped", 1000);
        Publication second = version("swapped", 2000);
        trainer.publish(first);
        within(() -> serves(first));

        trainer.publish(second);

        within(() -> serves(second));
        assertThat(model(second).getList("versions.findAll { it.loaded }.version"))
                .containsExactly(name(second));
    }

    @Test
    void refusesAFlippedByteNamingItsDigestAndKeepsTheRunningVersion() {
        Trainer trainer = new Trainer(bucket);
        Publication first = version("flipped", 1000);
        Publication second = version("flipped", 2000);
        trainer.publish(first);
        within(() -> serves(first));
        trainer.store(second);
        Digest damaged = trainer.damage(second);

        trainer.announce(second);

        within(() -> assertThat(model(second).getString("versions[0].refused"))
                .contains("blob " + damaged.hex() + " is damaged"));
        serves(first);
        given().body("{\"version\": \"" + name(second) + "\"}")
                .contentType("application/json")
                .post("/v1/models/flipped/samples")
                .then()
                .statusCode(409)
                .body("error", containsString(damaged.hex()));
        given().get("/q/health/well").then().statusCode(200).body(containsString(damaged.hex()));
    }

    @Test
    void refusesAVersionThatDoesNotSayWhatItSaidWhenItWasTrained() {
        Trainer trainer = new Trainer(bucket);
        Publication first = version("changed", 1000);
        Publication second = Publication.of("changed", 2000, new TinyGenerator(8, 4, 1, 7), first.golden());
        trainer.publish(first);
        within(() -> serves(first));

        trainer.publish(second);

        within(() -> assertThat(model(second).getString("versions[0].refused"))
                .startsWith("golden sample: raw outputs differ"));
        serves(first);
    }

    @Test
    void tellsTheLogWhyAVersionIsRefusedUntilItIsServed() {
        Trainer trainer = new Trainer(bucket);
        Publication first = version("told", 1000);
        Publication second = version("told", 2000);
        Map<String, Optional<VersionRefused>> told = new ConcurrentHashMap<>();
        try (LogView log = LogView.fromBeginning(brokers, Topic.REFUSALS, (key, value) -> told.put(key, read(value)))) {
            trainer.publish(first);
            within(() -> serves(first));
            trainer.store(second);
            Digest damaged = trainer.damage(second);
            trainer.announce(second);
            String key = second.manifest().ref().key();

            within(() -> assertThat(told.get(key)).hasValueSatisfying(refused -> {
                assertThat(refused.reason()).contains("blob " + damaged.hex() + " is damaged");
                assertThat(refused.stays()).contains(first.manifest().ref());
            }));

            trainer.damage(second);
            trainer.announce(second);
            within(() -> serves(second));

            within(() -> assertThat(told).containsEntry(key, Optional.empty()));
        }
    }

    private static Optional<VersionRefused> read(byte[] value) {
        return Optional.ofNullable(value).map(json -> CloudEvents.read(json, VersionRefused.class));
    }

    @Test
    void followsAnAlias() {
        Trainer trainer = new Trainer(bucket);
        Publication first = version("aliased", 1000);
        Publication second = version("aliased", 2000);
        trainer.publish(first);
        trainer.publish(second);
        trainer.point("best", first, 1);

        within(() -> given().body("{\"version\": \"best\", \"count\": 1}")
                .contentType("application/json")
                .post("/v1/models/aliased/samples")
                .then()
                .statusCode(200)
                .header("Crescendo-Version", name(first)));

        trainer.point("best", second, 2);

        within(() -> assertThat(model(first).getString("aliases.best")).isEqualTo(name(second)));
    }

    @Test
    void forgetsAVersionThatIsRemoved() {
        Trainer trainer = new Trainer(bucket);
        Publication only = version("removed", 1000);
        trainer.publish(only);
        within(() -> serves(only));

        trainer.remove(only);

        within(() -> given().get("/v1/models/removed").then().statusCode(404));
    }

    @Test
    void saysThatItIsReadyAndOnWhichDevice() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'log read' }.data.device", equalTo("cpu"))
                .body("checks.find { it.name == 'log read' }.data['waiting for']", nullValue());
        given().get("/q/health/well").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private static Publication version(String model, long imagesShown) {
        return Publication.of(model, imagesShown, new TinyGenerator(8, 4, 1, imagesShown + model.hashCode()));
    }

    private static void serves(Publication publication) {
        assertThat(model(publication).getString("serving")).isEqualTo(name(publication));
    }

    private static JsonPath model(Publication publication) {
        return given().get("/v1/models/" + publication.manifest().model())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String name(Publication publication) {
        return publication.manifest().version().value();
    }

    private static void within(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}

package crescendo.registry.imported;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.run.Readiness;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of imports of every kind. */
public abstract class ImportContract {
    @Inject
    protected Blobs blobs;

    @Inject
    protected Models models;

    /** Such as {@code extractor}: its resource is {@code extractors}. */
    protected abstract String kind();

    /** An import of this kind, all of whose files are this one. */
    protected abstract Object of(Digest file);

    @BeforeEach
    void ready() {
        Readiness.await();
    }

    protected final ValidatableResponse register(String model, Object asked) {
        return sent(model, Json.write(asked));
    }

    private ValidatableResponse sent(String model, byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/" + kind() + "s/" + model)
                .then();
    }

    protected final Digest stored(String text) {
        return blobs.put(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatCannotBeRegisteredIsRefusedWithTheReason() {
        Digest there = stored("there");
        models.create(PlausibleRun.of("trained-here", PlausibleRun.UNKEPT).manifest(5_000));

        register("nowhere", of(Digest.of(new byte[] {77})))
                .statusCode(409)
                .body("error", containsString("store it first"));
        register("trained-here", of(there))
                .statusCode(409)
                .body("error", startsWith("trained-here is a progan that was trained here"));
        sent("nowhere", "{}".getBytes(StandardCharsets.UTF_8)).statusCode(400).body("field", equalTo(kind()));
    }
}

package crescendo.registry.run;

import io.restassured.RestAssured;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The service under test, once it has read its topics. */
public final class Readiness {
    private Readiness() {}

    /** Fails with what health says where that takes longer than half a minute. */
    public static void await() {
        Awaitility.await("the registry is ready")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    }
}

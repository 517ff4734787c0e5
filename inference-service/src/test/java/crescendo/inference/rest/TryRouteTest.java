package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import crescendo.inference.service.TestPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class TryRouteTest {
    @Test
    void servesThePageOnWhichOneTriesAModel() {
        given().get("/try").then().statusCode(200).body(containsString("<title>Crescendo: try a model</title>"));
        given().get("/try/try.js").then().statusCode(200).body(containsString("/v1/models"));
        given().get("/try/nothing.js").then().statusCode(404);
    }
}

package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.tensor.Safetensors;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images that are higher than wide, or wider than high, are so in every form that they are sent in. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class UnequalSidesTest {
    private static final int LATENT = 8;
    private static final int LONG = 6;
    private static final int SHORT = 3;
    private static final Publication HIGH =
            Publication.of("high", 1000, new TinyGenerator(LATENT, LONG, SHORT, 1, 5, 0, false, false));
    private static final Publication WIDE =
            Publication.of("wide", 1000, new TinyGenerator(LATENT, SHORT, LONG, 1, 5, 0, false, false));

    @Inject
    S3Bucket bucket;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(HIGH);
        new Trainer(bucket).haveServed(WIDE);
    }

    @Test
    void arraysHaveTheHeightFirst() {
        assertThat(sampled("high", "raw").header("Crescendo-Shape")).isEqualTo("2,6,3,1");
        assertThat(sampled("wide", "raw").asByteArray()).isEqualTo(WIDE.images(9, 0, 2));
        assertThat(new String(sampled("high", "npy").asByteArray(), StandardCharsets.ISO_8859_1))
                .contains("'shape': (2, 6, 3, 1)");
        assertThat(Safetensors.decode(sampled("wide", "safetensors").asByteArray())
                        .get("images")
                        .shape())
                .containsExactly(2, SHORT, LONG, 1);
        given().get("/v2/models/high").then().body("outputs.find { it.name == 'images' }.shape", contains(-1, 6, 3, 1));
    }

    @Test
    void everyPictureIsWhatTheNetworkGives() throws IOException {
        for (Publication network : List.of(HIGH, WIDE)) {
            String model = network.manifest().model().value();
            int height = network == HIGH ? LONG : SHORT;
            int width = LONG + SHORT - height;
            byte[] images = network.images(9, 0, 2);
            byte[] first = Arrays.copyOf(images, LONG * SHORT);
            byte[] second = Arrays.copyOfRange(images, LONG * SHORT, images.length);

            BufferedImage grid = read(sampled(model, "grid").asByteArray());
            assertIs(first, grid.getSubimage(0, 0, width, height));
            assertIs(second, grid.getSubimage(width, 0, width, height));
            assertThat(grid.getHeight()).isEqualTo(height);
            try (ZipInputStream zip = new ZipInputStream(
                    new ByteArrayInputStream(sampled(model, "zip").asByteArray()))) {
                zip.getNextEntry();
                assertIs(first, read(zip.readAllBytes()));
            }
            assertIs(
                    second,
                    read(Frames.ofApng(sampled(model, "apng").asByteArray()).get(1)));
            List<BufferedImage> frames = Frames.ofGif(sampled(model, "gif").asByteArray());
            assertThat(frames.get(1).getHeight()).isEqualTo(height);
            for (int i = 0; i < second.length; i++) {
                assertThat((byte) frames.get(1).getRGB(i % width, i / width)).isEqualTo(second[i]);
            }
        }
    }

    private static Response sampled(String model, String format) {
        Response response = given().contentType("application/json")
                .body(Map.of("count", 2, "seed", 9, "format", format))
                .post("/v1/models/" + model + "/samples");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** Of a grey picture: as high and wide as the image, and of the same levels. */
    private static void assertIs(byte[] image, BufferedImage picture) {
        assertThat(picture.getHeight() * picture.getWidth()).isEqualTo(image.length);
        for (int i = 0; i < image.length; i++) {
            int x = i % picture.getWidth();
            int y = i / picture.getWidth();
            assertThat((byte) picture.getRaster().getSample(x, y, 0))
                    .as("pixel %d, %d of a picture %d wide", x, y, picture.getWidth())
                    .isEqualTo(image[i]);
        }
    }
}

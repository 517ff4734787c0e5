package crescendo.inference.rest.upscaled;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.image.picture.CameraFile;
import crescendo.inference.image.picture.Drawn;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a camera noted beside its JPEG or WebP: how it was held is heeded, where it was is forgotten unless asked for. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class CameraNotesTest {
    private static final KnownAnswer NETWORK = KnownAnswer.REAL;
    private static final String EXIF_OF_JPEG = "Exif\0\0";

    @Inject
    S3Bucket bucket;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(TinyUpscalers.published(NETWORK.model(), 1000, NETWORK.upscaler()));
    }

    static Stream<Drawn> held() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(orientation -> Stream.of(
                        CameraFile.jpeg(orientation),
                        CameraFile.webp(orientation, ""),
                        CameraFile.webp(orientation, EXIF_OF_JPEG)));
    }

    @ParameterizedTest
    @MethodSource("held")
    void thePictureIsTurnedAndThePlaceForgotten(Drawn picture) throws IOException {
        assertThat(text(picture.file())).contains(CameraFile.PLACE, CameraFile.XMP);

        byte[] png = post(picture, "?exif=drop").asByteArray();
        byte[] jpeg = post(picture, "?format=jpeg&quality=95").asByteArray();

        assertThat(worst(picture, png)).as("of 255, in PNG").isLessThanOrEqualTo(6);
        assertThat(worst(picture, jpeg)).as("of 255, in JPEG").isLessThanOrEqualTo(24);
        assertThat(parts(png)).as("of the PNG").isSubsetOf("IHDR", "iCCP", "IDAT", "IEND");
        assertThat(text(jpeg)).doesNotContain(CameraFile.PLACE, CameraFile.XMP, "Exif");
        assertThat(post(picture, "").asByteArray())
                .as("where nothing is asked for")
                .isEqualTo(png);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void whoAsksForItGetsWhatTheCameraNotedOfAPictureThatIsUprightByNow(String format) {
        for (Drawn picture : List.of(CameraFile.jpeg(6), CameraFile.webp(6, ""), CameraFile.webp(6, EXIF_OF_JPEG))) {
            String answer = text(post(picture, "?exif=keep&format=" + format).asByteArray());

            String before = format.equals("png") ? "eXIf" : EXIF_OF_JPEG;
            assertThat(answer)
                    .as(picture.name())
                    .contains(before + text(MadePng.exif(1)))
                    .doesNotContain(CameraFile.XMP);
        }
    }

    private static Response post(Drawn picture, String query) {
        Response response = given().contentType("application/octet-stream")
                .body(picture.file())
                .post("/v1/models/" + NETWORK.model() + "/upscaled" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    /** How far a sample is from what the network makes of it, at the most. */
    private static int worst(Drawn picture, byte[] answer) throws IOException {
        Raster made = ImageIO.read(new ByteArrayInputStream(answer)).getRaster();
        assertThat(List.of(made.getHeight(), made.getWidth()))
                .containsExactly(2 * picture.height(), 2 * picture.width());
        int worst = 0;
        for (int y = 0; y < made.getHeight(); y++) {
            for (int x = 0; x < made.getWidth(); x++) {
                int at = (y / 2 * picture.width() + x / 2) * 3;
                int[] wanted = NETWORK.of(Arrays.copyOfRange(picture.samples(), at, at + 3), 255);
                for (int colour = 0; colour < 3; colour++) {
                    worst = Math.max(worst, Math.abs(made.getSample(x, y, colour) - wanted[colour]));
                }
            }
        }
        return worst;
    }

    private static Set<String> parts(byte[] png) {
        Set<String> parts = new TreeSet<>();
        for (int at = 8; at < png.length; at += 12 + ByteBuffer.wrap(png).getInt(at)) {
            parts.add(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1));
        }
        return parts;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}

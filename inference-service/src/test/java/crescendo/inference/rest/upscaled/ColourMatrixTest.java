package crescendo.inference.rest.upscaled;

import static crescendo.inference.image.picture.MadePng.GREY;
import static crescendo.inference.image.picture.MadePng.GREY_ALPHA;
import static crescendo.inference.image.picture.MadePng.RGB;
import static crescendo.inference.image.picture.MadePng.RGBA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of picture through networks of every kind, whose answers are told here by hand: {@link KnownAnswer}. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ColourMatrixTest {
    @Inject
    S3Bucket bucket;

    @BeforeEach
    void publish() {
        for (KnownAnswer network : KnownAnswer.values()) {
            new Trainer(bucket).haveServed(TinyUpscalers.published(network.model(), 1000, network.upscaler()));
        }
    }

    static Stream<Drawn> pictures() {
        Stream<Drawn> grey = IntStream.of(1, 2, 4, 8, 16).mapToObj(bits -> Drawn.noise(GREY, bits));
        Stream<Drawn> others = Stream.of(GREY_ALPHA, RGB, RGBA)
                .flatMap(kind -> Stream.of(Drawn.noise(kind, 8), Drawn.noise(kind, 16)));
        Stream<Drawn> palettes = IntStream.of(1, 2, 4, 8)
                .boxed()
                .flatMap(bits -> Stream.of(Drawn.palette(bits, 0), Drawn.palette(bits, 1 << bits - 1)));
        Stream<Drawn> turned = IntStream.rangeClosed(1, 8).mapToObj(Drawn::held);
        return Stream.of(grey, others, palettes, turned).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everySampleIsWhatTheNetworkMakesOfIt(Drawn picture) throws IOException {
        for (KnownAnswer network : KnownAnswer.values()) {
            assertKnown(picture, network);
        }
    }

    // a tile has 16 pixels each way, and a run 256 pixels
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 17", "23, 1", "16, 16", "17, 15", "37, 41"})
    void soItIsForEverySize(int height, int width) throws IOException {
        assertKnown(Drawn.ofSize(height, width), KnownAnswer.REAL);
    }

    private static void assertKnown(Drawn picture, KnownAnswer network) throws IOException {
        BufferedImage made = image(post(picture.file(), network, ""));

        assertThat(made.getColorModel().getComponentSize(0)).isEqualTo(picture.depth());
        Raster samples = samples(made, 2 * picture.height(), 2 * picture.width(), picture.channels());
        int white = (1 << picture.depth()) - 1;
        for (int y = 0; y < 2 * picture.height(); y++) {
            for (int x = 0; x < 2 * picture.width(); x++) {
                int[] wanted = network.of(pixel(picture, y / 2, x / 2), white);
                assertThat(samples.getPixel(x, y, (int[]) null))
                        .as("%s by %s at row %d, column %d", picture, network, y, x)
                        .isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"white", "black"})
    void coloursAreLaidOnWhiteOrBlackInTheShareOfTheirOpacity(String below) throws IOException {
        for (Drawn picture : List.of(Drawn.noise(RGBA, 8), Drawn.noise(RGBA, 16), Drawn.palette(4, 8))) {
            BufferedImage made = image(post(picture.file(), KnownAnswer.REAL, "?opacity=" + below));

            Raster samples = samples(made, 2 * picture.height(), 2 * picture.width(), 3);
            int white = (1 << picture.depth()) - 1;
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    double opacity = picture.at(y, x, 3) / (double) white;
                    double ground = below.equals("white") ? white : 0;
                    int[] laid = new int[3];
                    for (int colour = 0; colour < 3; colour++) {
                        laid[colour] = (int) Math.round(picture.at(y, x, colour) * opacity + ground * (1 - opacity));
                    }
                    int[] wanted = KnownAnswer.REAL.of(laid, white);
                    assertNear(samples.getPixel(2 * x + 1, 2 * y, (int[]) null), wanted, 1, picture + " on " + below);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
    void jpegInAndOutIsNearWhatWasDrawn(int type) throws IOException {
        BufferedImage drawn = Drawn.squares(type);
        int channels = drawn.getRaster().getNumBands();

        for (KnownAnswer network : KnownAnswer.values()) {
            BufferedImage fromJpeg = image(post(written(drawn, "jpg"), network, ""));
            BufferedImage toJpeg = image(post(written(drawn, "png"), network, "?format=jpeg&quality=95"));

            for (BufferedImage made : List.of(fromJpeg, toJpeg)) {
                Raster samples = samples(made, 64, 96, channels);
                for (int y = 16; y < 64; y += 32) {
                    for (int x = 16; x < 96; x += 32) {
                        int[] wanted = network.of(square(y / 2, x / 2, channels), 255);
                        assertNear(samples.getPixel(x, y, (int[]) null), wanted, 6, network + " at " + y + ", " + x);
                    }
                }
            }
        }
    }

    // drawn by Chromium: red 15 times the column, green 28 times the row, blue 100
    @Test
    void webpIsWhatWasDrawn() throws IOException {
        for (KnownAnswer network : KnownAnswer.values()) {
            Raster whole = samples(image(post(webp("whole"), network, "")), 18, 34, 3);
            Raster clear = image(post(webp("alpha"), network, "")).getRaster();

            for (int y = 0; y < 18; y++) {
                for (int x = 0; x < 34; x++) {
                    int[] wanted = network.of(new int[] {15 * (x / 2), 28 * (y / 2), 100}, 255);
                    assertThat(whole.getPixel(x, y, (int[]) null)).isEqualTo(wanted);
                }
            }
            assertThat(clear.getSample(4, 8, 3)).isEqualTo(network.of(new int[] {255}, 255)[0]);
            assertThat(clear.getSample(24, 8, 3)).isZero();
        }
    }

    @Test
    void theProfileIsTheSameToTheByte() throws IOException {
        byte[] profile = MadePng.profile("RGB ", 3000);
        for (int i = 128; i < profile.length; i++) {
            profile[i] = (byte) (i * 31);
        }
        byte[] packed = MadePng.packed(profile);
        byte[] chunk = Arrays.copyOf(new byte[] {'p', 0, 0}, 3 + packed.length);
        System.arraycopy(packed, 0, chunk, 3, packed.length);
        byte[] webp = webp("whole");
        int inWebp = find(webp, "ICCP") + 8;

        assertKept(profile, new MadePng(RGB, 8, 1, 1).chunk("iCCP", chunk).rows(new byte[3]));
        assertKept(profile, CameraFile.jpeg(Drawn.squares(BufferedImage.TYPE_3BYTE_BGR), 1, profile));
        assertKept(
                Arrays.copyOfRange(webp, inWebp, inWebp + ByteBuffer.wrap(webp).getInt(inWebp)), webp);
    }

    private static void assertKept(byte[] profile, byte[] file) throws IOException {
        byte[] png = post(file, KnownAnswer.BYTES, "").asByteArray();
        byte[] jpeg = post(file, KnownAnswer.BYTES, "?format=jpeg").asByteArray();

        int at = find(png, "iCCP");
        int named = at + 4;
        while (png[named++] != 0) {}
        int length = ByteBuffer.wrap(png).getInt(at - 4);
        try (InputStream in =
                new InflaterInputStream(new ByteArrayInputStream(png, named + 1, length - (named + 1 - at - 4)))) {
            assertThat(in.readAllBytes()).isEqualTo(profile);
        }
        int inJpeg = find(jpeg, "ICC_PROFILE") + 14;
        assertThat(Arrays.copyOfRange(jpeg, inJpeg, inJpeg + profile.length)).isEqualTo(profile);
    }

    private static int find(byte[] file, String text) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).as(text).isPositive();
        return at;
    }

    private static Response post(byte[] file, KnownAnswer network, String query) {
        Response response = given().contentType("application/octet-stream")
                .body(file)
                .post("/v1/models/" + network.model() + "/upscaled" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static BufferedImage image(Response response) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(response.asByteArray()));
    }

    private static Raster samples(BufferedImage made, int height, int width, int channels) {
        assertThat(List.of(made.getHeight(), made.getWidth(), made.getRaster().getNumBands()))
                .containsExactly(height, width, channels);
        return made.getRaster();
    }

    private static int[] pixel(Drawn picture, int y, int x) {
        return IntStream.range(0, picture.channels())
                .map(channel -> picture.at(y, x, channel))
                .toArray();
    }

    private static int[] square(int y, int x, int channels) {
        return IntStream.range(0, channels)
                .map(band -> Drawn.square(y, x, band))
                .toArray();
    }

    private static void assertNear(int[] made, int[] wanted, int tolerance, String what) {
        assertThat(made).hasSameSizeAs(wanted);
        for (int i = 0; i < made.length; i++) {
            assertThat(made[i]).as("%s, channel %d", what, i).isCloseTo(wanted[i], within(tolerance));
        }
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] webp(String name) throws IOException {
        try (InputStream in = ColourMatrixTest.class.getResourceAsStream("/webp/" + name + ".webp")) {
            return in.readAllBytes();
        }
    }
}

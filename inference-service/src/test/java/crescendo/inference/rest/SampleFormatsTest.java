package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever samples are sent as, every byte of them is what the network gives. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class SampleFormatsTest {
    private static final int SIDE = 4;
    private static final int LATENT = 8;
    private static final Publication COLOUR = Publication.of("formats", 1000, new TinyGenerator(LATENT, SIDE, 3, 5));
    private static final Publication GREY = Publication.of("formats-grey", 1000, new TinyGenerator(LATENT, SIDE, 1, 6));

    private static final Publication CLASSES =
            Publication.of("formats-classes", 1000, new TinyGenerator(LATENT, SIDE, 1, 7, 3));

    @Inject
    S3Bucket bucket;

    @BeforeEach
    void publish() {
        Trainer trainer = new Trainer(bucket);
        trainer.haveServed(COLOUR);
        trainer.haveServed(GREY);
        trainer.haveServed(CLASSES);
    }

    private static Response post(Publication of, Map<String, Object> body) {
        Response response = given().contentType("application/json")
                .body(body)
                .post("/v1/models/" + of.manifest().model() + "/samples");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    @Test
    void aGridIsDrawnWhereNothingElseIsAsked() throws IOException {
        Response response = post(COLOUR, Map.of("count", 5, "seed", 9));

        response.then()
                .contentType("image/png")
                .header("Crescendo-Model", "formats")
                .header("Crescendo-Version", COLOUR.manifest().version().value())
                .header("Crescendo-Seed", "9")
                .header("Crescendo-First", "0")
                .header("Crescendo-Shape", "5,4,4,3");
        byte[] images = Arrays.copyOf(COLOUR.images(9, 0, 5), 6 * SIDE * SIDE * 3); // the last cell is black
        byte[] picture = pixels(response.asByteArray(), 2 * SIDE, 3 * SIDE, 3);
        for (int i = 0; i < 6; i++) {
            assertThat(part(picture, 3 * SIDE * 3, i / 3 * SIDE, i % 3 * SIDE * 3, SIDE * 3))
                    .as("cell %d", i)
                    .isEqualTo(Arrays.copyOfRange(images, i * SIDE * SIDE * 3, (i + 1) * SIDE * SIDE * 3));
        }
    }

    @Test
    void aZipHasAPngForEverySample() throws IOException {
        for (Publication network : List.of(COLOUR, GREY)) {
            int channels = network == COLOUR ? 3 : 1;

            Response response = post(network, Map.of("count", 3, "seed", 9, "first", 4, "format", "zip"));

            response.then().contentType("application/zip");
            Map<String, byte[]> files = unzipped(response.asByteArray());
            assertThat(files.keySet())
                    .containsExactly(
                            "seed-9-sample-000004.png", "seed-9-sample-000005.png", "seed-9-sample-000006.png");
            for (int k = 4; k < 7; k++) {
                byte[] file = files.get("seed-9-sample-00000" + k + ".png");
                assertThat(pixels(file, SIDE, SIDE, channels))
                        .as("sample %d", k)
                        .isEqualTo(network.images(9, k, 1));
            }
        }
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void safetensorsHaveTheLatentsBesideTheImages() {
        Response response = post(COLOUR, Map.of("count", 3, "seed", 9, "format", "safetensors"));

        Map<String, Tensor> tensors = Safetensors.decode(response.asByteArray());
        assertThat(tensors.get("images")).isEqualTo(Tensor.of(COLOUR.images(9, 0, 3), 3, SIDE, SIDE, 3));
        assertThat(tensors.get("latents")).isEqualTo(Tensor.of(Latents.normal(9, 0, 3, LATENT), 3, LATENT));
    }

    /** Read as the format's page tells it, by nothing of ours: a length, JSON, and bytes where the JSON says. */
    @Test
    void safetensorsAreWhatAnyReaderOfTheFormatFindsThere() throws IOException {
        Response response = post(CLASSES, Map.of("count", 3, "seed", 9, "format", "safetensors"));

        ByteBuffer file = ByteBuffer.wrap(response.asByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(file.getLong())];
        file.get(header);
        JsonNode told = new ObjectMapper().readTree(header);
        ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(told.at("/images/dtype").textValue()).isEqualTo("U8");
        assertThat(told.at("/images/shape").toString()).isEqualTo("[3,4,4,1]");
        assertThat(of(told, "images", data).array()).isEqualTo(CLASSES.images(9, 0, 3));
        assertThat(told.at("/latents/dtype").textValue()).isEqualTo("F32");
        assertThat(told.at("/latents/shape").toString()).isEqualTo("[3,8]");
        float[] latents = new float[3 * LATENT];
        of(told, "latents", data).asFloatBuffer().get(latents);
        assertThat(latents).isEqualTo(Latents.normal(9, 0, 3, LATENT));
        assertThat(told.at("/labels/dtype").textValue()).isEqualTo("I64");
        assertThat(told.at("/labels/shape").toString()).isEqualTo("[3]");
        long[] labels = new long[3];
        of(told, "labels", data).asLongBuffer().get(labels);
        assertThat(labels).isEqualTo(Labels.uniform(9, 0, 3, 3));
        assertThat(data.capacity()).as("bytes of tensors").isEqualTo(3 * (16 + 4 * LATENT + 8));
    }

    private static ByteBuffer of(JsonNode header, String name, ByteBuffer data) {
        JsonNode offsets = header.at("/" + name + "/data_offsets");
        byte[] bytes = new byte[offsets.get(1).intValue() - offsets.get(0).intValue()];
        data.get(offsets.get(0).intValue(), bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void everyFrameOfAnAnimationIsASampleToOtherDecodersToo() throws IOException {
        Map<String, Object> walk = Map.of("stops", 3, "loop", true);
        for (Publication network : List.of(COLOUR, GREY)) {
            int channels = network == COLOUR ? 3 : 1;
            byte[] raw = post(network, Map.of("count", 6, "seed", 9, "interpolation", walk, "format", "raw"))
                    .asByteArray();

            Response apng = post(network, Map.of("count", 6, "seed", 9, "interpolation", walk, "format", "apng"));

            apng.then().contentType("image/apng");
            List<byte[]> frames = Frames.ofApng(apng.asByteArray());
            assertThat(frames).hasSize(6);
            for (int k = 0; k < 6; k++) {
                assertThat(pixels(frames.get(k), SIDE, SIDE, channels))
                        .as("frame %d of %d channels", k, channels)
                        .isEqualTo(image(raw, k, channels));
            }
        }
        byte[] raw = post(GREY, Map.of("count", 6, "seed", 9, "interpolation", walk, "format", "raw"))
                .asByteArray();
        Response gif = post(GREY, Map.of("count", 6, "seed", 9, "interpolation", walk, "format", "gif"));
        gif.then().contentType("image/gif");
        List<BufferedImage> frames = Frames.ofGif(gif.asByteArray());
        assertThat(frames).hasSize(6);
        for (int i = 0; i < raw.length; i++) {
            BufferedImage frame = frames.get(i / (SIDE * SIDE));
            assertThat((byte) frame.getRGB(i % SIDE, i / SIDE % SIDE))
                    .as("pixel %d of frame %d of a grey GIF", i % (SIDE * SIDE), i / (SIDE * SIDE))
                    .isEqualTo(raw[i]);
        }
    }

    private static byte[] image(byte[] raw, int k, int channels) {
        int size = SIDE * SIDE * channels;
        return Arrays.copyOfRange(raw, k * size, (k + 1) * size);
    }

    // numpy.lib.format, version 1: mark, version, length of the header, header, bytes
    @Test
    void anArrayIsOneThatNumPyReads() {
        Response response = post(COLOUR, Map.of("count", 2, "seed", 9, "truncation", 0.7, "format", "npy"));

        response.then().contentType("application/x-npy");
        byte[] file = response.asByteArray();
        assertThat(new String(file, 0, 8, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY\1\0");
        int header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        assertThat(new String(file, 10, header, StandardCharsets.US_ASCII))
                .contains("'descr': '|u1'", "'fortran_order': False", "'shape': (2, 4, 4, 3)")
                .endsWith("\n");
        assertThat((10 + header) % 64).as("where the bytes begin").isZero();
        assertThat(Arrays.copyOfRange(file, 10 + header, file.length))
                .isEqualTo(COLOUR.images(Latents.truncated(9, 0, 2, LATENT, 0.7)));
    }

    /** Of a PNG, row by row. */
    private static byte[] pixels(byte[] file, int height, int width, int channels) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(new int[] {
                    image.getHeight(), image.getWidth(), image.getRaster().getNumBands()
                })
                .containsExactly(height, width, channels);
        int[] samples = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
        byte[] pixels = new byte[samples.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) samples[i];
        }
        return pixels;
    }

    /** Of a picture whose rows have so many bytes: {@link #SIDE} rows. */
    private static byte[] part(byte[] picture, int rowBytes, int top, int left, int bytes) {
        byte[] part = new byte[SIDE * bytes];
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(picture, (top + y) * rowBytes + left, part, y * bytes, bytes);
        }
        return part;
    }
}

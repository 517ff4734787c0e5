package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Latents;
import crescendo.e2e.stack.CommandLine;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Files that others trained: brought by the command line, registered, served. */
class ForeignModelsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path temp;

    private static Stack stack;
    private static ServiceProcess inference;

    @BeforeAll
    static void start() {
        stack = Stack.start("foreign");
        ServiceProcess registry = stack.registryService();
        inference = stack.inferenceService().awaitReady();
        registry.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aGeneratorIsImportedAndSampledLikeOneTrainedHere() throws IOException {
        CommandLine imported = imported("waves", "generator", ForeignFiles.generator());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("is registered: a latent of 48 numbers", "float32 from -1.0 (black)");

        byte[] images = sampled("{\"count\": 5, \"seed\": 3, \"format\": \"raw\"}");

        float[] latents = Latents.normal(3, 0, 5, 48);
        int pixels = ForeignFiles.SIDE * ForeignFiles.SIDE;
        assertThat(images).hasSize(latents.length);
        for (int i = 0; i < images.length; i++) {
            double expected = 127.5 * Math.tanh(latents[i / 48 * 48 + i % 3 * pixels + i % 48 / 3]) + 127.5;
            assertThat(images[i] & 0xff).as("value " + i).isCloseTo((int) Math.round(expected), within(1));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "CRESCENDO_V2_CLIENT",
            matches = ".+",
            disabledReason = "no CRESCENDO_V2_CLIENT, a Python that has tritonclient: ./crescendo verify installs one")
    void aClientOfOthersTalksToTheServiceOverRestAndGrpc() throws IOException {
        CommandLine imported = imported("waves", "generator", ForeignFiles.generator());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        Waiting.until("waves is served", PATIENCE, () -> inference.status("/v2/models/waves/ready") == 200);

        CommandLine client = stack.python(
                System.getenv("CRESCENDO_V2_CLIENT"),
                "v2_client.py",
                inference.address("").getAuthority());

        assertThat(client.output()).isEqualToIgnoringNewLines("tritonclient is answered over REST and gRPC");
        assertThat(client.exitCode()).isZero();
    }

    @Test
    void aFileThatMakesNoImagesIsRefusedWithTheReason() throws IOException {
        CommandLine refused = imported("nothing", "generator", ForeignFiles.upscaler());

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("lr is [-1, 3, -1, -1]; latents of one size are needed");
    }

    /** Features are means of colours here, so the distance of one-coloured images and their like, shifted, is known. */
    @Test
    void anExtractorIsRegisteredAndMeasuresFilesByItsVersion() throws IOException {
        Path onnx = Files.write(temp.resolve("means.onnx"), ForeignFiles.extractor());
        CommandLine registered = stack.command(
                "extractor",
                "import",
                onnx.toString(),
                "--name",
                "means",
                "--side",
                "4",
                "--range",
                "0,255",
                "--features",
                "means",
                "--json");
        assertThat(registered.exitCode()).as(registered.output()).isZero();
        String version = json(registered).get("version").textValue();
        Path reals = Files.write(temp.resolve("reals.bin"), cifar(0, 0, 0));
        Path fakes = Files.write(temp.resolve("fakes.bin"), cifar(20, 0, 10));

        CommandLine evaluated = stack.command(
                "evaluate",
                "--reals",
                reals.toString(),
                "--fakes",
                fakes.toString(),
                "--metrics",
                "fid",
                "--extractor",
                "means@" + version,
                "--json");

        assertThat(evaluated.exitCode()).as(evaluated.output()).isZero();
        assertThat(json(evaluated).at("/metrics/fid/value").doubleValue()).isCloseTo(20 * 20 + 10 * 10, within(0.1));
        assertThat(json(evaluated).at("/metrics/fid/protocol").toString())
                .contains(Digest.of(ForeignFiles.extractor()).hex());
        CommandLine refused = stack.command(
                "evaluate", "--reals", reals.toString(), "--fakes", fakes.toString(), "--extractor", "means@v0");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("there is no means@v0; versions are " + version);
    }

    /** 64 images of one colour each, in the binary version of CIFAR-10. */
    private static byte[] cifar(int... shift) {
        ByteBuffer records = ByteBuffer.allocate(64 * 3073);
        for (int image = 0; image < 64; image++) {
            records.put((byte) (image % 10));
            for (int i = 0; i < 3072; i++) {
                records.put((byte) (image * (7 + 4 * (i / 1024)) % 200 + shift[i / 1024]));
            }
        }
        return records.array();
    }

    private static JsonNode json(CommandLine said) {
        String output = said.output();
        return Json.tree(output.substring(output.indexOf('{')).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUpscalerIsTriedInTheBrowserWithASliderFromBeforeToAfter() throws IOException {
        serveAnUpscaler();
        BufferedImage small = squares();

        try (TryPage page = TryPage.open(inference.address("/try"))) {
            page.upscale(written(small));

            BufferedImage large =
                    ImageIO.read(new ByteArrayInputStream(HexFormat.of().parseHex(page.upscaled())));
            assertThat(page.told()).startsWith("48 × 32, ");
            for (int i = 0; i < large.getWidth() * large.getHeight(); i++) {
                int x = i % large.getWidth();
                int y = i / large.getWidth();
                assertThat(large.getRGB(x, y)).isEqualTo(small.getRGB(x / 2, y / 2));
            }
            BufferedImage before = page.dividedAt(100);
            BufferedImage after = page.dividedAt(0);
            BufferedImage both = page.dividedAt(25);
            assertThat(unlike(before, after, 0, 100))
                    .as("smoothed and in squares")
                    .isGreaterThan(0.2);
            assertThat(unlike(both, before, 0, 24)).as("left of the divider").isZero();
            assertThat(unlike(both, after, 26, 100)).as("right of the divider").isZero();
            page.dividedAt(50);
            page.screenshot(stack.folder().resolveSibling("try-upscaler.png"));
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void beforeIsNotSeenThroughAfterWhereAPictureIsTransparent() throws IOException {
        serveAnUpscaler();
        BufferedImage glass = new BufferedImage(24, 16, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 24 * 16; i++) {
            glass.setRGB(i % 24, i / 24, 0x80c04020);
        }

        try (TryPage page = TryPage.open(inference.address("/try"))) {
            page.upscale(written(glass));

            assertThat(unlike(page.dividedAt(100), page.dividedAt(0), 0, 100)).isZero();
        }
    }

    @Test
    void whatIsWrongWithAPictureIsToldInSightOnATelephoneToo() throws IOException {
        serveAnUpscaler();
        Path nothing = Files.write(temp.resolve("nothing.png"), new byte[] {1, 2, 3});

        try (TryPage page = TryPage.open(inference.address("/try"))) {
            page.onATelephone();
            page.upscale(written(squares()));
            assertThat(page.beyond()).as("columns that stand out").isZero();

            assertThat(page.refused(nothing)).isEqualTo("image: this is no PNG, JPEG or WebP file");
            assertThat(page.compares()).as("what was made of another picture").isFalse();
        }
    }

    private static void serveAnUpscaler() throws IOException {
        CommandLine imported = imported("doubled", "upscaler", ForeignFiles.upscaler());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        Waiting.until("doubled is served", PATIENCE, () -> inference.status("/v1/models/doubled") == 200);
    }

    /** Coloured squares, whose edges show what becomes of them. */
    private static BufferedImage squares() {
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 24; x++) {
                picture.setRGB(x, y, (x / 2 + y / 2) % 2 == 0 ? 0xff000000 | x * 10 << 16 | y * 15 : 0xfff0e080);
            }
        }
        return picture;
    }

    private static Path written(BufferedImage picture) throws IOException {
        Path file = temp.resolve("squares.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** The share of unlike pixels in some columns, which are counted in percent of the width. */
    private static double unlike(BufferedImage one, BufferedImage other, int from, int to) {
        int unlike = 0;
        int first = one.getWidth() * from / 100;
        int end = one.getWidth() * to / 100;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = first; x < end; x++) {
                unlike += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) unlike / ((end - first) * one.getHeight());
    }

    private static CommandLine imported(String name, String kind, byte[] onnx) throws IOException {
        Path file = Files.write(temp.resolve(name + ".onnx"), onnx);
        return stack.command("model", "import", file.toString(), "--kind", kind, "--name", name);
    }

    /** Of the model that was imported, once the inference service has heard of it. */
    private static byte[] sampled(String request) {
        Waiting.until("waves is served", PATIENCE, () -> inference.status("/v1/models/waves") == 200);
        HttpResponse<byte[]> answer = inference.post("/v1/models/waves/samples", request);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }
}

package crescendo.cli.evaluate.upscaled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upscaled pictures judged as a person asks for it. */
class UpscaledEvaluationTest {
    private static final IntBinaryOperator WAVES =
            (y, x) -> (int) (120 + 60 * Math.sin(y / 5.0) + 40 * Math.cos(x / 7.0));

    @TempDir
    Path folder;

    private Path picture(String name, int height, int width, IntBinaryOperator tone) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, tone.applyAsInt(y, x) * 0x010101);
            }
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Spoken evaluate(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "evaluate";
        args[1] = "--scale";
        args[2] = "4";
        System.arraycopy(more, 0, args, 3, more.length);
        return Spoken.by(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode json(Spoken spoken) {
        assertThat(spoken.err()).isEmpty();
        return Json.read(spoken.out().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    @Test
    void aConstantErrorHasTheRatioThatItsLumaGives() throws IOException {
        picture("HR/a.png", 41, 50, WAVES);
        picture("SR/a_x4.png", 40, 48, (y, x) -> WAVES.applyAsInt(y, x) + 10);

        JsonNode found = json(evaluate("--truth", at("HR"), "--upscaled", at("SR"), "--json"));

        double lumaError = 10 * 219 / 255.0;
        assertThat(found.at("/metrics/psnr/value").asDouble())
                .isCloseTo(20 * Math.log10(255 / lumaError), within(1e-9));
        assertThat(found.at("/metrics/psnr-rgb/value").asDouble()).isCloseTo(20 * Math.log10(25.5), within(1e-9));
        assertThat(found.at("/metrics/ssim/value").asDouble()).isBetween(0.9, 1.0);
        assertThat(found.at("/images/0/name").asText()).isEqualTo("a");
        assertThat(found.get("count").asInt()).isEqualTo(1);
        assertThat(found.has("baseline")).isFalse();
    }

    @Test
    void theBaselineStandsBesideAndIsOfTheLowImagesWhereThereAreSome() throws IOException {
        picture("HR/a.png", 48, 48, WAVES);
        picture("SR/a.png", 48, 48, (y, x) -> WAVES.applyAsInt(y, x) + 1);
        picture("LR/a.png", 12, 12, (y, x) -> 120);

        JsonNode shrunk =
                json(evaluate("--truth", at("HR"), "--upscaled", at("SR"), "--baseline", "bicubic", "--json"));
        JsonNode flat = json(evaluate("--truth", at("HR"), "--low", at("LR"), "--json"));

        assertThat(shrunk.at("/baseline/psnr/value").asDouble()).isBetween(40.0, 60.0);
        assertThat(shrunk.at("/protocol/baseline").asText()).contains("of the truth shrunk");
        assertThat(flat.at("/baseline/psnr/value").asDouble()).isBetween(10.0, 20.0);
        assertThat(flat.has("metrics")).isFalse();
    }

    @Test
    void aTableShowsEveryImageAndTheMean() throws IOException {
        picture("HR/a.png", 48, 48, WAVES);
        picture("HR/b.png", 48, 48, WAVES);
        picture("SR/a.png", 48, 48, (y, x) -> WAVES.applyAsInt(y, x) + 10);
        picture("SR/b.png", 48, 48, WAVES);

        Spoken spoken = evaluate("--truth", at("HR"), "--upscaled", at("SR"));

        assertThat(spoken.exitCode()).isZero();
        assertThat(spoken.out().lines().toList().get(1)).startsWith("a ").contains("29.453");
        assertThat(spoken.out()).contains("the images are equal: their ratio of signal to noise has no bound");
        assertThat(spoken.out().lines().toList().get(3))
                .startsWith("mean of 1 of 2")
                .contains("29.453");
    }

    @Test
    void everyFileThatCannotBeJudgedIsNamedWithItsReason() throws IOException {
        picture("HR/a.png", 48, 48, WAVES);
        picture("HR/b.png", 48, 48, WAVES);
        picture("SR/a.png", 40, 40, WAVES);
        Files.write(folder.resolve("SR/b.png"), new byte[] {1, 2, 3});

        Spoken spoken = evaluate("--truth", at("HR"), "--upscaled", at("SR"));

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.err())
                .contains("a: an image of 40x40x3 is no upscaling by 4 for one of 48x48x3")
                .contains("b: --upscaled: b.png: no PNG, JPEG or GIF file");
    }

    @Test
    void imagesThatAreMissingAreNamed() throws IOException {
        picture("HR/a.png", 48, 48, WAVES);
        picture("HR/b.png", 48, 48, WAVES);
        picture("SR/a.png", 48, 48, WAVES);
        picture("SR/c.png", 48, 48, WAVES);

        Spoken spoken = evaluate("--truth", at("HR"), "--upscaled", at("SR"));

        assertThat(spoken.err()).contains("1 missing (b) 1 without a truth (c) of 2");
    }

    @Test
    void aFolderInAZipIsOneKindAndAllOfThemAreTooMany() throws IOException {
        Path hr = picture("HR/a.png", 48, 48, WAVES);
        Path lr = picture("LR/a.png", 12, 12, WAVES);
        Path zip = folder.resolve("set.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry("HR/a.png"));
            Files.copy(hr, packed);
            packed.putNextEntry(new ZipEntry("LRx4/a.png"));
            Files.copy(lr, packed);
        }

        assertThat(evaluate("--truth", zip + "/HR", "--low", zip + "/LRx4").exitCode())
                .isZero();
        assertThat(evaluate("--truth", zip.toString(), "--baseline", "bicubic").err())
                .contains("HR/a.png and LRx4/a.png have one name; give the folder that holds the one kind, such as "
                        + zip + "/HR");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThat(evaluate("--upscaled", "SR").err()).contains("--truth: missing");
        assertThat(evaluate("--truth", "HR").err()).contains("--upscaled: missing; give it, or --low");
        assertThat(evaluate("--truth", "HR", "--baseline", "lanczos").err())
                .contains("lanczos is unknown; use bicubic");
        assertThat(Spoken.by("evaluate", "--truth", "HR", "--scale", "1").err()).contains("--scale: 1 is not allowed");
        assertThat(evaluate("--truth", at("nowhere"), "--baseline", "bicubic").err())
                .contains(at("nowhere") + " does not exist");
    }
}

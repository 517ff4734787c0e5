package crescendo.cli.evaluate.sets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets compared by an extractor that is not one of our classifiers. */
class ForeignEvaluationTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void drawAndExport() throws IOException {
        network = Files.write(folder.resolve("inception.onnx"), TinyInception.file());
        Random random = new Random(3);
        for (int i = 0; i < 24; i++) {
            BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
            for (int p = 0; p < 256; p++) {
                picture.setRGB(p % 16, p / 16, random.nextInt(1 << 24));
            }
            Path file = folder.resolve("images").resolve(i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
        }
    }

    private Spoken evaluate(String... more) {
        String[] fixed = {"evaluate", "--reals", folder + "/images", "--floor", "--metrics", "kid,is"};
        return Spoken.by(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    private JsonNode json(String preset) {
        Spoken spoken = evaluate("--extractor", network.toString(), "--preset", preset, "--json");
        assertThat(spoken.err()).isEmpty();
        return Json.read(spoken.out().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                .get("metrics");
    }

    @Test
    void aPresetSaysHowTheFileIsUsedAndStandsInTheProtocol() {
        JsonNode half = json("inception-v3-fid");
        JsonNode corner = json("inception-v3-compat");

        assertThat(half.get("kid").has("value")).isTrue();
        assertThat(half.at("/is/value").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(half.at("/kid/protocol/parameters/input").asText()).isEqualTo("bilinear 299x299");
        assertThat(half.at("/kid/protocol/parameters/features").asText()).isEqualTo("pool3");
        assertThat(half.at("/is/protocol/parameters/logits").asText()).isEqualTo("scores");
        assertThat(half.at("/kid/protocol/extractor")).isEqualTo(corner.at("/kid/protocol/extractor"));
        assertThat(half.at("/kid/protocol/parameters")).isNotEqualTo(corner.at("/kid/protocol/parameters"));
        assertThat(half.at("/kid/value")).isNotEqualTo(corner.at("/kid/value"));
    }

    @Test
    void aFileThatIsNotOursTakesAPresetAndOneOfOursNone() throws IOException {
        Path ours = Files.write(folder.resolve("judge.onnx"), TinyClassifier.of(16, 3, 2));

        assertThat(evaluate("--extractor", network.toString()).err())
                .contains(network.toString())
                .contains("takes [x] and gives [pool3, scores]")
                .contains("takes --preset inception-v3-fid or inception-v3-compat");
        assertThat(evaluate("--extractor", ours.toString(), "--preset", "inception-v3-fid")
                        .err())
                .contains(ours + ": the file gives logits [-1, 2], features [-1, 2]")
                .contains("name the output of features, of logits, or both");
    }

    @Test
    void whatDoesNotFitTogetherIsAnErrorOfUsage() {
        assertThat(evaluate("--preset", "inception-v3-fid").err()).contains("--extractor: missing; --preset");
        assertThat(evaluate("--extractor", network.toString(), "--features", "pool3")
                        .err())
                .contains("--preset: missing; --input, --features and --logits name ports");
        assertThat(evaluate("--extractor", network.toString(), "--preset", "vgg")
                        .err())
                .contains("--preset: \"vgg\" is not known; use one of inception-v3-fid, inception-v3-compat");
    }

    @Test
    void theNameOfAModelNeedsACrescendoThatRuns() {
        Spoken spoken = evaluate("--extractor", "judge@best", "--data-dir", folder.toString());

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOTHING_RUNNING);
        assertThat(spoken.err())
                .contains("--extractor: judge@best is no file, and to ask for a model of that name")
                .contains("nothing is running on " + folder);
    }
}

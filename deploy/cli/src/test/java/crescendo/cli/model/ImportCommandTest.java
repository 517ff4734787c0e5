package crescendo.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything is stored. */
class ImportCommandTest {
    @TempDir
    Path folder;

    private static void refused(String why, String... arguments) {
        Spoken spoken = Spoken.by(Stream.concat(Stream.of("model", "import", "--name", "sharp"), Stream.of(arguments))
                .toArray(String[]::new));

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains(why);
    }

    @Test
    void whatIsSaidOfTheFileMustMakeSense() throws IOException {
        String net = Files.writeString(folder.resolve("net.onnx"), "no network").toString();

        refused("--kind", net);
        refused("[1.0, 1.0] is not allowed; use two different numbers", net, "--kind", "upscaler", "--range", "1,1");
        refused("--overlap: -1 is not allowed", net, "--kind", "upscaler", "--overlap=-1");
        refused("no such file", "nowhere.onnx", "--kind", "upscaler");
        refused("ONNX Runtime does not take " + net, net, "--kind", "upscaler");
        refused("are for generators; an upscaler has none", net, "--kind", "upscaler", "--classes", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "RealESRGAN_x4plus.onnx, realesrgan_x4plus",
        "models/4x UltraSharp (v2).ONNX, 4x-ultrasharp-v2-",
        "._net, net",
        "nächste.onnx, n-chste"
    })
    void aModelIsCalledAsItsFileWhereNothingElseIsSaid(Path file, String name) {
        assertThat(ImportCommand.named(file)).isEqualTo(new Name(name));
    }

    @Test
    void ofALongFileNameTheBeginningIsTakenAndOfOneWithoutLettersNothing() {
        assertThat(ImportCommand.named(Path.of("a".repeat(80) + ".onnx"))).isEqualTo(new Name("a".repeat(64)));

        Spoken spoken = Spoken.by("model", "import", "--kind", "upscaler", "___.onnx");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains("--name: missing, and no name can be made of ___.onnx");
    }

    @Test
    void whatIsSaidOfAGeneratorMustMakeSenseToo() throws IOException {
        String net = Files.writeString(folder.resolve("net.onnx"), "no network").toString();

        refused(net + " is no ONNX file", net, "--kind", "generator");
        refused("use two different numbers, as 0,1", net, "--kind", "generator", "--range", "1");
        refused("--latent-size: 0 is not allowed", net, "--kind", "generator", "--latent-size", "0");
        refused("--classes: cat is not allowed", net, "--kind", "generator", "--classes", "cat");
        refused(
                "--classes: a,,b is not allowed, since a name is blank",
                net,
                "--kind",
                "generator",
                "--classes",
                "a,,b");
        refused(
                "--classes: a,b,a is not allowed, since a is named twice",
                net,
                "--kind",
                "generator",
                "--classes=a,b,a");
        refused("are for upscalers; a generator has neither", net, "--kind", "generator", "--overlap", "3");
    }
}

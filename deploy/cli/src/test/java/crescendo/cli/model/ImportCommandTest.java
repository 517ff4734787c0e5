package crescendo.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    }
}

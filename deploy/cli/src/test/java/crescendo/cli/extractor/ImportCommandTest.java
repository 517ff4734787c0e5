package crescendo.cli.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is stored. */
class ImportCommandTest {
    @TempDir
    Path folder;

    private static void refused(String why, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "extractor";
        all[1] = "import";
        System.arraycopy(arguments, 0, all, 2, arguments.length);

        Spoken spoken = Spoken.by(all);

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains(why);
    }

    @Test
    void howImagesBecomeTheInputMustBeSaidOnce() {
        refused("--preset: missing; give one of inception-v3-fid, inception-v3-compat, or --side", "net.onnx");
        refused("--preset: \"inception\" is not known; use one of", "net.onnx", "--preset", "inception");
        refused("leave those out, or the preset", "net.onnx", "--preset", "inception-v3-fid", "--side", "75");
        refused("--centres: \"middle\" is not known", "n.onnx", "--side", "8", "--range", "0,1", "--centres", "middle");
        refused("--side: 0 is not allowed; use 1 to 4096", "n.onnx", "--side", "0", "--range", "0,1");
        refused("--range: a scale of 0.0", "n.onnx", "--side", "8", "--range", "1,1");
        refused("--name: missing", "net.onnx", "--side", "8", "--range", "0,1");
    }

    @Test
    void aFileThatIsNoneOrNoNetworkIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("net.onnx"), "no network");

        refused("nowhere.onnx: no such file", "nowhere.onnx", "--preset", "inception-v3-fid");
        refused("ONNX Runtime does not take " + text, text.toString(), "--preset", "inception-v3-fid");
    }
}

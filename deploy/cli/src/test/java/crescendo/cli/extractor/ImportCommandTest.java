package crescendo.cli.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.NetworkFile;
import crescendo.cli.Spoken;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void weightsAreReadWholeBeforeAnythingIsStored() throws IOException {
        Path torch = Files.writeString(folder.resolve("vgg19.pth"), "PK and the rest");
        Path text = Files.writeString(folder.resolve("vgg19.onnx"), "no network");
        Path cut = Files.write(
                folder.resolve("vgg16.safetensors"),
                Safetensors.encode(Map.of("features.0.weight", Tensor.of(new float[54], 2, 3, 3, 3))));

        refused("nowhere.safetensors: no such file", "nowhere.safetensors", "--preset", "vgg19");
        refused(torch + ": a file of PyTorch's own kind is not read", torch.toString(), "--preset", "vgg19");
        refused(text + " is no ONNX file", text.toString(), "--preset", "vgg19");
        refused(
                cut + ": features.0.bias (conv1_1 of vgg16) is missing; there are features.0.weight",
                cut.toString(),
                "--preset",
                "vgg16");
        refused("leave those out, or the preset", cut.toString(), "--preset", "vgg16", "--side", "224");
        refused("vgg16 is of weights alone; leave out --input", cut.toString(), "--preset", "vgg16", "--logits", "x");
        refused("use one of inception-v3-fid, inception-v3-compat, vgg11, vgg13", "n", "--preset", "vgg5");
    }

    @Test
    void aFileThatIsNoneOrNoNetworkIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("net.onnx"), "no network");

        refused("nowhere.onnx: no such file", "nowhere.onnx", "--preset", "inception-v3-fid");
        refused("ONNX Runtime does not take " + text, text.toString(), "--preset", "inception-v3-fid");
    }

    @Test
    void aFileThatJavaHasNoMemoryForIsRefusedUnreadUnlessItsWeightsAloneAreLookedAt() throws IOException {
        long mebibytes = 700;
        byte[] small = Safetensors.encode(Map.of("features.0.weight", Tensor.of(new float[54], 2, 3, 3, 3)));
        Path large = Files.write(folder.resolve("vgg19.safetensors"), small);
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(mebibytes << 20);
        }

        refused("features.0.bias (conv1_1 of vgg19) is missing", large.toString(), "--preset", "vgg19");
        assertThat(NetworkFile.mapped(large).isDirect())
                .as("lies outside Java's memory")
                .isTrue();
    }
}

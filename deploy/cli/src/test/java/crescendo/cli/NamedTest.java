package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "models A/B",
                "metrics A/B",
                "watch A/B",
                "steps A/B",
                "cancel A/B",
                "sample A/B -o samples.png",
                "metrics backfill --model A/B --metric swd",
                "dataset import A/B nothing",
                "interpolate-networks --from a --to b --alpha 0.5 --name A/B",
                "model import nothing.onnx --kind upscaler --name A/B",
                "extractor import nothing.onnx --preset vgg19 --name A/B",
            })
    void aNameThatIsNoneIsAFaultOfTheCommandLineInEveryCommand(String command) {
        Spoken spoken = Spoken.by(command.split(" "));

        assertThat(spoken.exitCode()).as(spoken.err()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains("A/B");
    }
}

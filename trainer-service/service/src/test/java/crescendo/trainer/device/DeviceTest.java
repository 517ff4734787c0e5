package crescendo.trainer.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTest {
    @Test
    void refusesAGpuThatIsNotThereWithWhatIsMissing() {
        assertThatThrownBy(() -> Device.choose("gpu", List.of("CPU")))
                .hasMessageContaining("crescendo.device: gpu, but TensorFlow sees only [CPU]")
                .hasMessageContaining("-Pgpu")
                .hasMessageContaining("CUDA 12");
    }

    @Test
    void takesByItselfWhatThereIsAndSaysWhy() {
        assertThat(Device.choose("auto", List.of("CPU")).kind()).isEqualTo("cpu");
        assertThat(Device.choose("auto", List.of("CPU")).why()).contains("no GPU");
        assertThat(Device.choose("auto", List.of("CPU", "GPU")).kind()).isEqualTo("gpu");
    }

    @Test
    void leavesAGpuAloneWhereTheProcessorIsWanted() {
        assertThat(Device.choose("cpu", List.of("CPU", "GPU")).kind()).isEqualTo("cpu");
    }

    @Test
    void knowsNoOtherWord() {
        assertThatThrownBy(() -> Device.choose("tpu", List.of("CPU")))
                .hasMessageContaining("use one of cpu, gpu, auto");
    }

    @Test
    void asksTensorFlowWhatItSees() {
        assertThat(SeenDevices.kinds(1)).contains("CPU");
    }
}

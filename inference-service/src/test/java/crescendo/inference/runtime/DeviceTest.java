package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceTest {
    @Test
    void refusesToGoOnWithoutTheGpuThatIsDemanded() {
        assertThatThrownBy(() -> Device.choose(Device.Wish.GPU, Optional.of("no driver")))
                .hasMessage("crescendo.device: gpu cannot be had: no driver; provide it, or use cpu or auto");
    }

    @Test
    void saysWhyAutoTookTheCpu() {
        assertThat(Device.choose(Device.Wish.AUTO, Optional.of("no driver")))
                .isEqualTo(new Device(Device.Kind.CPU, "crescendo.device=auto, and no GPU: no driver"));
    }

    @Test
    void takesTheGpuWhereAutoFindsOne() {
        assertThat(Device.choose(Device.Wish.AUTO, Optional.empty()).kind()).isEqualTo(Device.Kind.GPU);
    }

    @Test
    void refusesToGoOnWithoutTheProviderThatIsDemanded() {
        assertThatThrownBy(() -> by(Device.Provider.TENSORRT, Optional.empty(), Optional.of("no libnvinfer")))
                .hasMessage(
                        "crescendo.inference.provider: tensorrt cannot be had: no libnvinfer; provide it, or use cpu"
                                + " or auto");
        assertThatThrownBy(() -> by(Device.Provider.CUDA, Optional.of("no driver"), Optional.empty()))
                .hasMessageContaining("cuda cannot be had: no driver");
    }

    @Test
    void takesTheProviderThatIsDemandedWhateverTheDevice() {
        assertThat(by(Device.Provider.TENSORRT, Optional.empty(), Optional.empty()))
                .isEqualTo(new Device(Device.Kind.TENSORRT, "crescendo.inference.provider=tensorrt"));
        assertThat(by(Device.Provider.CUDA, Optional.empty(), Optional.empty()).kind())
                .isEqualTo(Device.Kind.GPU);
        assertThat(by(Device.Provider.CPU, Optional.empty(), Optional.empty()).kind())
                .isEqualTo(Device.Kind.CPU);
    }

    @Test
    void autoDoesAsTheDeviceSaysAndNeverTakesTensorRtUnasked() {
        assertThat(by(Device.Provider.AUTO, Optional.empty(), Optional.empty()).kind())
                .isEqualTo(Device.Kind.GPU);
    }

    private static Device by(Device.Provider provider, Optional<String> cuda, Optional<String> tensorRt) {
        return Device.choose(provider, Device.Wish.AUTO, () -> cuda, () -> tensorRt);
    }

    @Test
    void namesTheBuildWhereItHasNoGpuSupport() {
        assertThat(OnnxRuntime.missingForGpu())
                .hasValueSatisfying(missing -> assertThat(missing).contains("-Pgpu"));
        assertThatThrownBy(() -> OnnxRuntime.on(Device.Provider.TENSORRT, Device.Wish.AUTO, 1, false))
                .hasMessageContaining("crescendo.inference.provider: tensorrt cannot be had: this build carries");
    }
}

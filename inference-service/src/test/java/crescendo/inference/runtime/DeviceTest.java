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
    void namesTheBuildWhereItHasNoGpuSupport() {
        assertThat(OnnxRuntime.missingForGpu())
                .hasValueSatisfying(missing -> assertThat(missing).contains("-Pgpu"));
    }
}

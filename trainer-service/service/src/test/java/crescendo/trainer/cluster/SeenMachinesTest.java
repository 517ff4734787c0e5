package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.DeviceSpec;
import org.tensorflow.DeviceSpec.DeviceType;

class SeenMachinesTest {
    private static final Cluster CLUSTER =
            new Cluster(new Address("a", 1), List.of(new Address("b", 1), new Address("c", 1)), Duration.ofMinutes(1));

    private static final List<String> NAMES = List.of(
            "/job:worker/replica:0/task:1/device:CPU:0",
            "/job:worker/replica:0/task:1/device:GPU:1",
            "/job:worker/replica:0/task:1/device:GPU:0",
            "/job:worker/replica:0/task:0/device:CPU:0",
            "/job:worker/replica:0/task:0/device:GPU:0",
            "/job:chief/replica:0/task:0/device:CPU:0",
            "/job:chief/replica:0/task:0/device:GPU:0",
            "/job:chief/replica:0/task:0/device:XLA_CPU:0");

    @Test
    void dealsProcessorsOutFromTheChiefOnAndBeginsAgain() {
        ClusterDevices devices = ClusterDevices.of(CLUSTER, SeenMachines.of(DeviceType.CPU, NAMES), 4);

        assertThat(devices.towers())
                .extracting(DeviceSpec::toString)
                .containsExactly(
                        "/job:chief/task:0/device:CPU:0",
                        "/job:worker/task:0/device:CPU:0",
                        "/job:worker/task:1/device:CPU:0",
                        "/job:chief/task:0/device:CPU:0");
        assertThat(devices.shared()).hasToString("/job:chief/task:0/device:CPU:0");
    }

    @Test
    void givesEachTowerAGpuOfItsOwnTheFirstOfEachMachineBeforeAnySecond() {
        SeenMachines seen = SeenMachines.of(DeviceType.GPU, NAMES);

        assertThat(ClusterDevices.of(CLUSTER, seen, 4).towers())
                .extracting(DeviceSpec::toString)
                .containsExactly(
                        "/job:chief/task:0/device:GPU:0",
                        "/job:worker/task:0/device:GPU:0",
                        "/job:worker/task:1/device:GPU:0",
                        "/job:worker/task:1/device:GPU:1");
        assertThatThrownBy(() -> ClusterDevices.of(CLUSTER, seen, 5))
                .hasMessage("execution.towers: 5, but TensorFlow sees only 4 GPU on the machines of the cluster");
    }

    @Test
    void refusesAKindThatNoMachineHas() {
        assertThatThrownBy(() -> SeenMachines.of(DeviceType.GPU, List.of(NAMES.get(0))))
                .hasMessageContaining("no GPU on any machine of the cluster");
    }
}

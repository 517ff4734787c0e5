package crescendo.trainer.tower;

import crescendo.trainer.ops.tf.Sessions;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.DeviceSpec;
import org.tensorflow.DeviceSpec.DeviceType;
import org.tensorflow.Graph;
import org.tensorflow.Session;

/**
 * Devices of this process. A processor is as many as are asked for: they share its cores, which is no faster, but computes what as
 * many machines would.
 *
 * @param type of all of them
 * @param count at least 1
 */
public record LocalDevices(DeviceType type, int count) implements TowerDevices {
    /** Nothing is divided, and TensorFlow chooses. */
    public static final TowerDevices ONE = new LocalDevices(DeviceType.CPU, 1);

    public LocalDevices {
        if (count < 1) throw new IllegalArgumentException("a run needs at least 1 device, not " + count);
    }

    @Override
    public List<DeviceSpec> towers() {
        return count == 1
                ? List.of()
                : IntStream.range(0, count).mapToObj(this::device).toList();
    }

    @Override
    public DeviceSpec shared() {
        return device(0);
    }

    @Override
    public Session open(Graph graph, int threads) {
        var config = Sessions.config(threads).toBuilder();
        if (type == DeviceType.CPU && count > 1) config.putDeviceCount("CPU", count);
        return new Session(graph, config.build());
    }

    private DeviceSpec device(int index) {
        return DeviceSpec.newBuilder().deviceType(type).deviceIndex(index).build();
    }
}

package crescendo.trainer.tower;

import java.util.List;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;

/**
 * The devices of a run, and the sessions that reach them. This is the one place that says where things are computed: those of
 * this process are {@link LocalDevices}, and devices of other machines differ in their names and in what a session is opened on.
 */
public interface TowerDevices {
    /** One for each share of a batch; none where there is one tower, on whatever TensorFlow chooses. */
    List<DeviceSpec> towers();

    /** The home of the variables, and of all else that towers share; not asked for where there are no towers. */
    DeviceSpec shared();

    /**
     * A session that can run operations placed on these devices.
     *
     * @param threads within an operation, in this process
     */
    Session open(Graph graph, int threads);
}

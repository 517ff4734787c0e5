package crescendo.trainer.cluster;

import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.tower.TowerDevices;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.RemoteSessions;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * Towers on the machines of a cluster. The chief has the variables and the first tower; its own server is asked to run, so
 * that what the members lose is lost to one session, and the next begins anew from a state.
 *
 * @param towers one for each share of a batch
 */
record ClusterDevices(Cluster cluster, List<DeviceSpec> towers) implements TowerDevices {
    ClusterDevices {
        towers = List.copyOf(towers);
    }

    /** As many towers as asked for, each machine's first device before any's second. */
    static ClusterDevices of(Cluster cluster, SeenMachines seen, int towers) {
        List<DeviceSpec> devices = seen.devices();
        if (towers > devices.size() && !seen.shareable())
            throw new IllegalArgumentException("execution.towers: " + towers + ", but TensorFlow sees only "
                    + devices.size() + " GPU on the machines of the cluster");
        return new ClusterDevices(
                cluster,
                IntStream.range(0, towers)
                        .mapToObj(tower -> devices.get(tower % devices.size()))
                        .toList());
    }

    @Override
    public DeviceSpec shared() {
        return towers.get(0);
    }

    @Override
    public Session open(Graph graph, int threads) {
        return RemoteSessions.open(graph, cluster.target(), config(cluster, threads));
    }

    /** Sessions on a server share its variables unless told otherwise, and those of the stage to come have the same names. */
    static ConfigProto config(Cluster cluster, int threads) {
        return Sessions.config(threads).toBuilder()
                .setIsolateSessionState(true)
                .setOperationTimeoutInMs(
                        Math.toIntExact(cluster.operationTimeout().toMillis()))
                .build();
    }
}

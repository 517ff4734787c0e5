package crescendo.trainer.cluster;

import crescendo.trainer.ops.tf.Sessions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.tensorflow.Server;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ServerDef;

/** TensorFlow's server in this process: at most one, since only the end of the process stops it. */
public final class ClusterServer {
    private static final Logger LOG = Logger.getLogger(ClusterServer.class);
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final Server server;

    private ClusterServer(Server server) {
        this.server = server;
    }

    /** @param threads of all sessions that run here */
    public static ClusterServer ofChief(Cluster cluster, int threads) {
        return start(cluster, Cluster.CHIEF, 0, cluster.chief().port(), threads);
    }

    static ClusterServer ofMember(Cluster cluster, int task, int threads) {
        return start(cluster, Cluster.MEMBER, task, cluster.members().get(task).port(), threads);
    }

    private static ClusterServer start(Cluster cluster, String job, int task, int port, int threads) {
        if (STARTED.getAndSet(true)) throw new IllegalStateException("this process has a server of TensorFlow already");
        requireFree(port);
        Server server = new Server(ServerDef.newBuilder()
                .setCluster(cluster.definition())
                .setJobName(job)
                .setTaskIndex(task)
                .setProtocol("grpc")
                .setDefaultSessionConfig(Sessions.config(threads))
                .build());
        try {
            server.start();
        } catch (TensorFlowException e) {
            throw new IllegalStateException(
                    "TensorFlow's server cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        LOG.warnf(
                "TensorFlow's server listens on port %d of EVERY address of this machine and asks nobody who calls:"
                        + " whoever reaches it can run what he likes in this process. See docs/cluster.md.",
                port);
        return new ClusterServer(server);
    }

    /** TensorFlow itself says no more than that it could not start. */
    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "TensorFlow's server cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** For as long as the process lives. */
    void join() {
        server.join();
    }
}

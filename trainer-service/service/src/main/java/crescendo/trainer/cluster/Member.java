package crescendo.trainer.cluster;

import crescendo.trainer.ops.tf.Sessions;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jboss.logging.Logger;

/**
 * A machine that computes for a trainer elsewhere: TensorFlow's server, and nothing beside it. It takes no jobs and needs
 * neither broker nor store. Its settings are the trainer's, with {@code crescendo.trainer.cluster.task} in addition; the end
 * of the process is its only end, and may come at any time.
 *
 * @param task    which of the members it is
 * @param threads TensorFlow's, on which the weights depend: as many as the chief has
 */
public record Member(Cluster cluster, int task, int threads, boolean cpuOnly) {
    /** Exits with 2 where the settings are wrong, with 1 where the server cannot be started. */
    public static void main(String[] arguments) {
        System.setProperty(
                "org.jboss.logging.provider", "jdk"); // without Quarkus, nobody else writes logs to the console
        try {
            configured().serve();
        } catch (IllegalArgumentException | ConfigValidationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Member configured() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ClusterSettings.class)
                .build();
        ClusterSettings settings = config.getConfigMapping(ClusterSettings.class);
        Cluster cluster = AskedCluster.ofMember(settings);
        int threads = config.getOptionalValue("crescendo.threads", Integer.class)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
        String device =
                config.getOptionalValue("crescendo.device", String.class).orElse("auto");
        return new Member(cluster, settings.task().orElseThrow(), threads, device.equals("cpu"));
    }

    private void serve() {
        if (cpuOnly) Sessions.leaveGpuAlone();
        ClusterServer server = ClusterServer.ofMember(cluster, task, threads);
        Logger.getLogger(Member.class)
                .infof(
                        "%s computes for the chief at %s, with %d threads",
                        cluster.member(task), cluster.chief(), threads);
        server.join();
    }
}

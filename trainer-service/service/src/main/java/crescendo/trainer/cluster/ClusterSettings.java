package crescendo.trainer.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be set of a cluster, as {@code crescendo.trainer.cluster.…} or in the environment as
 * {@code CRESCENDO_TRAINER_CLUSTER_…}: the same on all machines, but for the task. Without members there is no cluster.
 */
@ConfigMapping(prefix = "crescendo.trainer.cluster")
public interface ClusterSettings {
    /** Where the members are reached, {@code host:port} each, by number: the first is member 0. */
    Optional<List<String>> members();

    /** Where the members reach the trainer that takes the jobs, {@code host:port}. */
    Optional<String> chief();

    /** Which member a process is; of no meaning to the chief. */
    OptionalInt task();

    /** Whether it is wanted although TensorFlow's servers ask nobody who calls. */
    @WithDefault("false")
    boolean acceptUnauthenticated();

    /** How long one run of a session may take: longer than the longest step. A machine that is silent is given up after it. */
    @WithDefault("5m")
    Duration operationTimeout();
}

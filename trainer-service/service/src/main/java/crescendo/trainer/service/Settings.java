package crescendo.trainer.service;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What can be set, as {@code crescendo.…} or in the environment as {@code CRESCENDO_…}. */
@ConfigMapping(prefix = "crescendo")
public interface Settings {
    /** TensorFlow's threads, on which the weights depend; the number of processors where it is not set. */
    Optional<Integer> threads();

    /** {@code cpu}, {@code gpu} or {@code auto}. */
    @WithDefault("auto")
    String device();

    /**
     * What all jobs at once may hold, such as {@code 8G}; seven eighths of the machine's memory, or of its control group's, where
     * it is not set. On a GPU the memory of the device, which is not checked where it is not set.
     */
    Optional<MemorySize> memory();

    /** Jobs that are trained at once. */
    @WithDefault("1")
    int workers();

    /** Between two beats of a job's owner. */
    @WithDefault("3s")
    Duration beatEvery();

    /** How long a beat must stand still before another takes the job over. */
    @WithDefault("15s")
    Duration takeoverAfter();

    /** Between two states of a job. */
    @WithDefault("20s")
    Duration stateEvery();

    /** How long the end of the process may wait for the step and its state. */
    @WithDefault("25s")
    Duration grace();

    /** Where shards of data sets are kept as files. */
    @WithDefault("${java.io.tmpdir}/crescendo-cache")
    Path cache();

    /** Where each job has a folder with {@code steps.jsonl} and TensorBoard's events, written as training goes; nowhere if not set. */
    Optional<Path> stepsFolder();

    /** {@code proxy} where an authenticating proxy is the only one that reaches the port. */
    Optional<String> auth();
}

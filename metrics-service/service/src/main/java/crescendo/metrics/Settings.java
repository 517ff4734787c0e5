package crescendo.metrics;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of this service alone, {@code crescendo.metrics.*}; {@link Ranges} says what numbers they may have. */
@ConfigMapping(prefix = "crescendo.metrics")
public interface Settings {
    /** Threads that arithmetic is shared among; as many as there are cores where it is not set. */
    OptionalInt threads();

    /** Threads of ONNX Runtime: few, since a trainer may need the cores. */
    @WithDefault("1")
    int onnxThreads();

    /**
     * Memory for images and what is computed of them: a quarter for the samples of a checkpoint, as much for the reals beside
     * them, the rest for what the next checkpoint asks for again. Half of the heap where it is not set; the other half is for the
     * arithmetic.
     */
    Optional<MemorySize> memory();

    /** Images that one run of a network makes or reads. */
    @WithDefault("64")
    int batch();
}

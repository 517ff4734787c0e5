package crescendo.inference.service;

import crescendo.inference.runtime.Device;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How much sampling may take: {@code crescendo.inference.batch} is {@code CRESCENDO_INFERENCE_BATCH} in the environment. {@link Ranges}
 * says what each may be.
 */
@StaticInitSafe
@ConfigMapping(prefix = "crescendo.inference")
public interface Settings {
    /** What runs networks: the CPU, CUDA, TensorRT, or what {@code crescendo.device} says. */
    @WithDefault("auto")
    Device.Provider provider();

    /**
     * Threads that one run of a generator uses; 0 for one thread, or as many as there are cores where a generator gains by it, which is
     * timed when it is loaded, unless {@link #workers()} says how many runs there are.
     */
    @WithDefault("0")
    int threads();

    /** Whether those threads burn a core while they wait for work. */
    @WithDefault("false")
    boolean spinning();

    /** Runs at once; 0 for as many as there are cores for. A run with all cores takes the place of all. */
    @WithDefault("0")
    int workers();

    /** Samples of one run at most. */
    @WithDefault("32")
    int batch();

    /** Pixels of one run at most; images that are larger go one by one. */
    @WithDefault("4194304")
    long batchPixels();

    /**
     * How long a request waits, while a core is free, for others to share its run; while none is, they gather anyway, and a lone
     * sample waits beside other runs for as long as a sample takes, where many come. What other delays gain is for {@code bench serve
     * --delays} to say.
     */
    @WithDefault("0s")
    Duration batchDelay();

    /** How long a request may take at most, from its arrival until there is an answer; what is late is given up. */
    @WithDefault("60s")
    Duration deadline();

    /** Versions in memory at most. */
    @WithDefault("8")
    int sessions();

    /** Bytes of the network files of versions in memory at most; their working memory comes on top. */
    @WithDefault("1G")
    MemorySize memory();

    /** Samples of one request at most. */
    @WithDefault("1024")
    int maxSamples();

    /** Pixels of one answer at most, all images together. */
    @WithDefault("33554432")
    long maxPixels();

    /** Samples at most that are taken on and not yet answered, all requests together. */
    @WithDefault("4096")
    int maxQueuedSamples();

    /**
     * How long whoever is taken on may have to wait for their first image, by how fast the generators were lately; who would wait for
     * longer is refused. What a client waits for already counts for that client alone.
     */
    @WithDefault("2s")
    Duration maxWait();

    /** Length of a request's body at most, unless it is a picture. */
    @WithDefault("4M")
    MemorySize maxBodySize();

    /** Length of a reply of the Open Inference Protocol at most, in the form that it is sent in. */
    @WithDefault("64M")
    MemorySize maxReplySize();

    /**
     * Bytes at most that all requests hold together until they are answered: bodies, pictures, what is made of them; three fifths of the
     * heap where absent. More would not fit into the old generation of a serial collector beside what the service itself holds.
     */
    Optional<MemorySize> requestMemory();

    /** Bytes that all requests may really hold. */
    default long requestBytes() {
        return requestMemory()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / 5 * 3);
    }
}

package crescendo.inference.service;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much upscaling may take: {@code crescendo.upscaling.tile} is {@code CRESCENDO_UPSCALING_TILE} in the environment. {@link Ranges}
 * says what each may be.
 */
@StaticInitSafe
@ConfigMapping(prefix = "crescendo.upscaling")
public interface UpscalingSettings {
    /** Threads that one run of a network uses; 0 for as many as there are cores. */
    @WithDefault("0")
    int threads();

    /** Runs at once, of all pictures together; 0 for one with all cores, or one on each, as a network gains by. */
    @WithDefault("0")
    int runs();

    /** Height and width of a tile where a request names none, in pixels of the picture that is sent. */
    @WithDefault("192")
    int tile();

    /** Pixels of one run at most, all its tiles together, and so of a tile; those of networks that need more go one by one. */
    @WithDefault("65536")
    long runPixels();

    /** Length of a picture's file at most. */
    @WithDefault("32M")
    MemorySize maxBytes();

    /** Pixels of a picture that is sent at most, by its header. */
    @WithDefault("16777216")
    long maxPixels();

    /** Pixels of a larger picture at most. */
    @WithDefault("268435456")
    long maxOutputPixels();

    /** Pictures at most that are taken on and not yet answered; each holds a thread. */
    @WithDefault("32")
    int maxQueued();

    /** Threads that a run really uses. */
    default int cores() {
        return threads() > 0 ? threads() : Runtime.getRuntime().availableProcessors();
    }
}

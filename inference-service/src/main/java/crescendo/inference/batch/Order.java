package crescendo.inference.batch;

import crescendo.contracts.Name;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import java.time.Duration;

/**
 * What a request wants run.
 *
 * @param model    for the statistics
 * @param client   who asks; clients take turns
 * @param input    a row an image
 * @param output   as much room
 * @param patience how long it may take
 * @param told     of how it goes on
 */
public record Order(
        Name model, String client, Generator generator, Input input, Output output, Duration patience, Told told) {
    /** Hears of an order. */
    @FunctionalInterface
    public interface Told {
        /** The generator is used no more for it, however it ended; once. */
        void released();

        /** A run is over in which it had so many samples. */
        default void made(int samples) {}
    }

    int count() {
        return input.rows(generator.signature());
    }
}

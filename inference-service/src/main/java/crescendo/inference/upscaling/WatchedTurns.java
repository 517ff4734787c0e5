package crescendo.inference.upscaling;

import crescendo.contracts.Name;
import crescendo.inference.gate.Visit;
import crescendo.inference.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Turns whose waiting and running is measured by model, as are their sizes, and traced where the request is. */
public final class WatchedTurns {
    private static final String MODEL = "model";

    private final Turns turns;
    private final Tracer tracer;
    private final MeterRegistry meters;

    public WatchedTurns(Turns turns, Tracer tracer, MeterRegistry meters) {
        this.turns = turns;
        this.tracer = tracer;
        this.meters = meters;
    }

    /**
     * Waits for a turn of the request that this thread answers, and takes it.
     *
     * @param places that the run takes
     * @param tiles  that it takes
     * @throws Cancelled where whoever asked has left before it comes, and as soon as they do
     * @throws crescendo.inference.batch.Late where it does not come in their time
     */
    public void take(Name model, int places, int tiles, Runnable run, Visit visit) {
        of(model, visit).take(places, tiles, run);
    }

    /** For the request that this thread answers. */
    Bands.Turn of(Name model, Visit visit) {
        Trace trace = Trace.ofThisRequest(tracer);
        return (places, tiles, run) -> {
            Instant asked = Instant.now();
            long began = System.nanoTime();
            Runnable watched = () -> {
                trace.waitedSince(asked);
                record("crescendo.upscaling.queue", model, began);
                long running = System.nanoTime();
                trace.during("run", () -> {
                    run.run();
                    return null;
                });
                record("crescendo.upscaling.compute", model, running);
                meters.summary("crescendo.upscaling.batch", MODEL, model.value())
                        .record(tiles);
            };
            turns.take(places, watched, visit);
        };
    }

    /** Runs at once of a network. @param each places that one takes */
    int atOnce(int each) {
        return turns.atOnce(each);
    }

    private void record(String timer, Name model, long since) {
        meters.timer(timer, MODEL, model.value()).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }
}

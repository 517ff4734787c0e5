package crescendo.inference.sampling;

import crescendo.contracts.Name;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Runs;
import crescendo.inference.session.ServedModels;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What the service does by model: samples, the time they wait, the sizes of runs and the time these take. */
@Singleton
public class RunMeters implements Runs {
    private static final String MODEL = "model";

    private final MeterRegistry meters;

    RunMeters(Admission admission, ServedModels served, MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("crescendo.inference.queued.samples", admission, Admission::held);
        meters.gauge("crescendo.inference.open.versions", served, models -> models.open()
                .size());
    }

    @Override
    public void ran(Name model, int samples, long nanos) {
        meters.summary("crescendo.inference.batch", MODEL, model.value()).record(samples);
        meters.timer("crescendo.inference.compute", MODEL, model.value()).record(nanos, TimeUnit.NANOSECONDS);
    }

    void answered(Name model, int samples, long queueNanos) {
        meters.counter("crescendo.inference.samples", MODEL, model.value()).increment(samples);
        meters.timer("crescendo.inference.queue", MODEL, model.value()).record(queueNanos, TimeUnit.NANOSECONDS);
    }
}

package crescendo.inference.sampling;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Limits;
import crescendo.inference.batch.Sampler;
import crescendo.inference.image.Pixels;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import crescendo.inference.sampling.SampleRequestReader.Reading;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From a request that was read to pixels: lend a generator, check, admit, run. */
@Singleton
public class Samples {
    private final ServedModels served;
    private final Admission admission;
    private final Sampler sampler;
    private final Limits limits;
    private final MeterRegistry meters;

    Samples(ServedModels served, Admission admission, Sampler sampler, Limits limits, MeterRegistry meters) {
        this.served = served;
        this.admission = admission;
        this.sampler = sampler;
        this.limits = limits;
        this.meters = meters;
        meters.gauge("crescendo.inference.queued.samples", admission, Admission::held);
        meters.gauge("crescendo.inference.open.versions", served, models -> models.open()
                .size());
    }

    /**
     * What was made.
     *
     * @param input that the images were made of
     */
    public record Made(Name version, Pixels images, Input input) {}

    /** @throws InvalidRequest where the request has faults, of itself or with this generator */
    public Made make(Name model, Reading reading) {
        SampleRequest request = reading.request();
        try (Lease lease = lend(model, reading)) {
            Signature signature = lease.generator().signature();
            refuse(reading.faults(), request.faults(signature, limits));
            try (Admission.Ticket ticket = admission.admit(request.count())) {
                Input input = request.input(signature);
                Sampler.Answer answer = sampler.sample(lease.generator(), input);
                count(model, request.count(), answer.computeNanos());
                Pixels images = new Pixels(
                        request.count(), signature.height(), signature.width(), signature.channels(), answer.images());
                return new Made(lease.manifest().version(), images, input);
            }
        }
    }

    // A request with faults of its own hears of them, whatever else keeps it from being answered.
    private Lease lend(Name model, Reading reading) {
        try {
            return reading.request()
                    .version()
                    .map(name -> served.named(model, name))
                    .orElseGet(() -> served.newest(model));
        } catch (RuntimeException fault) {
            refuse(reading.faults(), List.of());
            throw fault;
        }
    }

    private static void refuse(List<Fault> ofItself, List<Fault> ofThisGenerator) {
        List<Fault> all = new ArrayList<>(ofItself);
        all.addAll(ofThisGenerator);
        if (!all.isEmpty()) {
            throw new InvalidRequest(all);
        }
    }

    private void count(Name model, int samples, long computeNanos) {
        meters.counter("crescendo.inference.samples", "model", model.value()).increment(samples);
        meters.timer("crescendo.inference.compute", "model", model.value()).record(computeNanos, TimeUnit.NANOSECONDS);
    }
}

package crescendo.inference.sampling;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Answer;
import crescendo.inference.batch.Limits;
import crescendo.inference.gate.Visit;
import crescendo.inference.image.Pixels;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import crescendo.inference.sampling.SampleRequestReader.Reading;
import crescendo.inference.session.Lease;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.ServedModels;
import crescendo.inference.session.blend.Blends;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From a request that was read to pixels: lend a generator, check, have it run, draw. */
@Singleton
public class Samples {
    private final ServedModels served;
    private final Blends blends;
    private final Orders orders;
    private final Limits limits;

    Samples(ServedModels served, Blends blends, Orders orders, Limits limits) {
        this.served = served;
        this.blends = blends;
        this.orders = orders;
        this.limits = limits;
    }

    /**
     * What was made.
     *
     * @param input  that the images were made of
     * @param answer how long that took
     */
    public record Made(Name version, Pixels images, Input input, Answer answer) {}

    /**
     * Has images made. What is wrong with the request is thrown at once; the rest is in the answer.
     *
     * @param drawing what to make of the images, on a thread that may take its time
     * @throws InvalidRequest where the request has faults, of itself or with this generator
     * @throws crescendo.inference.batch.Busy where there is no room in the queue
     * @throws crescendo.inference.gate.Room.TooLarge where the images would hold more memory than there will ever be
     * @throws crescendo.inference.gate.Room.Crowded where others have the memory
     */
    public <T> Making<T> make(Name model, Reading reading, Caller caller, Function<Made, T> drawing) {
        SampleRequest request = reading.request();
        Lease lease = lend(model, reading, caller.visit());
        try {
            Signature signature = lease.generator().signature();
            refuse(reading.faults(), request.faults(signature, limits));
            Input input = request.input(signature, caller.visit()::requireWaiting);
            return input.isBlended()
                    ? blended(model, lease, input, caller, drawing)
                    : ordered(model, lease, input, caller, drawing);
        } catch (RuntimeException | Error fault) {
            lease.close();
            throw fault;
        }
    }

    private <T> Making<T> blended(Name model, Lease lease, Input input, Caller caller, Function<Made, T> drawing) {
        Lease blending = blending(lease.manifest(), caller.visit());
        try {
            lease.close();
            return ordered(model, blending, input, caller, drawing);
        } catch (RuntimeException | Error fault) {
            blending.close();
            throw fault;
        }
    }

    private Lease blending(VersionManifest manifest, Visit visit) {
        try {
            return blends.wanted(manifest, visit);
        } catch (Refusal whole) {
            throw InvalidRequest.of(
                    SampleRequest.notBlended(manifest.ref() + " cannot blend classes: " + whole.getMessage()));
        }
    }

    private <T> Making<T> ordered(Name model, Lease lease, Input input, Caller caller, Function<Made, T> drawing) {
        Signature signature = lease.generator().signature();
        Name version = lease.manifest().version();
        int count = input.rows(signature);
        return orders.take(
                model,
                lease,
                caller,
                new Wish(
                        input,
                        () -> Output.images(signature, count),
                        Wish.bytes(input) + Wish.COPIES * (long) count * signature.imageBytes()),
                answer -> drawing.apply(new Made(version, pixels(signature, count, answer), input, answer)));
    }

    private static Pixels pixels(Signature signature, int count, Answer answer) {
        byte[] images = answer.output().images();
        return new Pixels(count, signature.height(), signature.width(), signature.channels(), images);
    }

    // A request with faults of its own hears of them, whatever else keeps it from being answered.
    private Lease lend(Name model, Reading reading, Visit visit) {
        try {
            return served.wanted(model, reading.request().version(), visit);
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
}

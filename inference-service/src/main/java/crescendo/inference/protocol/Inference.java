package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.batch.Answer;
import crescendo.inference.batch.Limits;
import crescendo.inference.protocol.InferReply.Named;
import crescendo.inference.protocol.InferRequest.Wanted;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import crescendo.inference.sampling.Caller;
import crescendo.inference.sampling.Making;
import crescendo.inference.sampling.Orders;
import crescendo.inference.sampling.Wish;
import crescendo.inference.service.Settings;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** From tensors to tensors: of generators in the same runs as samples over REST, of upscalers in the turns of pictures. */
@Singleton
public class Inference {
    private final ServedModels served;
    private final Orders orders;
    private final Enlarging enlarging;
    private final Limits limits;
    private final long longestReply;

    Inference(ServedModels served, Orders orders, Enlarging enlarging, Limits limits, Settings settings) {
        this.served = served;
        this.orders = orders;
        this.enlarging = enlarging;
        this.limits = limits;
        this.longestReply = settings.maxReplySize().asLongValue();
    }

    /**
     * Has a model run.
     *
     * @param version or alias; the one in front where absent
     * @param writing what to make of the reply
     * @throws BadInference where the tensors do not fit the model
     * @throws ReplyTooLong where the reply could be longer than is allowed, before anything is made
     * @throws crescendo.inference.gate.Room.TooLarge where it would hold more memory than there will ever be
     * @throws crescendo.inference.gate.Room.Crowded where others have the memory
     */
    public <T> Making<T> infer(
            Name model, Optional<Name> version, InferRequest request, Caller caller, Function<InferReply, T> writing) {
        Lease lease = served.wanted(model, version, caller.visit());
        if (lease.manifest().upscaler().isPresent()) {
            try (lease) {
                T reply = enlarging.infer(lease, request, caller.visit(), writing);
                return new Making<>(CompletableFuture.completedFuture(reply), () -> {});
            }
        }
        try {
            Signature signature = lease.generator().signature();
            Input input = input(request, signature);
            int count = input.rows(signature);
            List<Wanted> wanted = wanted(request);
            long most = ReplyLength.most(request.id(), wanted, signature, count);
            if (most > longestReply) {
                throw new ReplyTooLong(most, longestReply);
            }
            Name answering = lease.manifest().version();
            return orders.take(
                    model,
                    lease,
                    caller,
                    new Wish(
                            input,
                            () -> output(wanted, signature, count),
                            Wish.bytes(input) + held(wanted, signature, count, most)),
                    answer -> writing.apply(
                            new InferReply(model, answering, request.id(), named(wanted, signature, count, answer))));
        } catch (RuntimeException | Error fault) {
            lease.close();
            throw fault;
        }
    }

    private static Output output(List<Wanted> wanted, Signature signature, int count) {
        boolean images = wanted.stream().anyMatch(output -> output.name().equals(Signature.IMAGES));
        boolean raw = wanted.stream().anyMatch(output -> output.name().equals(Signature.RAW));
        if (!raw) {
            return Output.images(signature, count);
        }
        return images ? Output.both(signature, count) : Output.raw(signature, count);
    }

    private static long held(List<Wanted> wanted, Signature signature, int count, long reply) {
        long each = wanted.stream()
                .mapToLong(output -> output.name().equals(Signature.RAW) ? Float.BYTES : 1)
                .sum();
        return each * count * signature.imageBytes() + Wish.COPIES * reply;
    }

    private Input input(InferRequest request, Signature signature) {
        List<String> names = signature.classes().isEmpty()
                ? List.of(Signature.LATENTS)
                : List.of(Signature.LATENTS, Signature.LABELS);
        for (String name : request.inputs().keySet()) {
            if (!names.contains(name)) {
                throw new BadInference("input " + name + ": not known; this model takes " + String.join(", ", names));
            }
        }
        int size = signature.latentSize();
        Tensor latents = tensor(request, Signature.LATENTS, Tensor.Type.F32, "[n, " + size + "]");
        long[] shape = latents.shape();
        if (shape.length != 2 || shape[1] != size) {
            throw misshapen(Signature.LATENTS, shape, "[n, " + size + "]");
        }
        long most = Math.min(limits.samples(), limits.pixels() / signature.pixels());
        if (shape[0] < 1 || shape[0] > most) {
            throw new BadInference("input latents: " + shape[0] + " rows are not allowed; use 1 to " + most);
        }
        float[] rows = latents.floats();
        for (float number : rows) {
            if (!Float.isFinite(number)) {
                throw new BadInference("input latents: " + number + " is not allowed; use finite numbers");
            }
        }
        return new Input(rows, labels(request, signature, shape[0]));
    }

    private static long[] labels(InferRequest request, Signature signature, long rows) {
        int classes = signature.classes().size();
        if (classes == 0) {
            return new long[0];
        }
        Tensor labels = tensor(request, Signature.LABELS, Tensor.Type.I64, "[n]");
        if (labels.shape().length != 1 || labels.shape()[0] != rows) {
            throw misshapen(Signature.LABELS, labels.shape(), "[" + rows + "]");
        }
        long[] numbers = labels.longs();
        for (long number : numbers) {
            if (number < 0 || number >= classes) {
                throw new BadInference(
                        "input labels: " + number + " is no class of this model; use 0 to " + (classes - 1));
            }
        }
        return numbers;
    }

    private static Tensor tensor(InferRequest request, String name, Tensor.Type type, String shape) {
        Tensor tensor = request.inputs().get(name);
        if (tensor == null || tensor.type() != type) {
            throw new BadInference("input " + name + ": "
                    + (tensor == null ? "missing" : Datatype.of(tensor.type()) + " is not allowed") + "; use "
                    + Datatype.of(type) + " of shape " + shape);
        }
        return tensor;
    }

    private static BadInference misshapen(String name, long[] shape, String allowed) {
        return new BadInference(
                "input " + name + ": shape " + Arrays.toString(shape) + " is not allowed; use " + allowed);
    }

    private static List<Wanted> wanted(InferRequest request) {
        Set<String> names = new HashSet<>();
        for (Wanted output : request.outputs()) {
            if (!names.add(output.name())) {
                throw new BadInference("output " + output.name() + ": named twice; each is given once");
            }
            if (!output.name().equals(Signature.IMAGES) && !output.name().equals(Signature.RAW)) {
                throw new BadInference("output " + output.name() + ": not known; this model gives images, raw");
            }
        }
        return request.outputs().isEmpty()
                ? List.of(new Wanted(Signature.IMAGES, request.binary()), new Wanted(Signature.RAW, request.binary()))
                : request.outputs();
    }

    private static List<Named> named(List<Wanted> wanted, Signature signature, int count, Answer answer) {
        long[] shape = {count, signature.height(), signature.width(), signature.channels()};
        return wanted.stream()
                .map(output -> new Named(
                        output.name(),
                        output.name().equals(Signature.IMAGES)
                                ? Tensor.of(answer.output().images(), shape)
                                : Tensor.of(answer.output().raw(), shape),
                        output.binary()))
                .toList();
    }
}

package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.batch.Busy;
import crescendo.inference.gate.Hall;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;
import crescendo.inference.protocol.InferReply.Named;
import crescendo.inference.protocol.InferRequest.Wanted;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.sampling.Wish;
import crescendo.inference.service.Settings;
import crescendo.inference.service.UpscalingSettings;
import crescendo.inference.session.Lease;
import crescendo.inference.upscaling.WatchedTurns;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** From a tensor of images to one of larger images, as the upscaler's file has them: in one run, neither cut nor converted. */
@Singleton
class Enlarging {
    private final WatchedTurns turns;
    private final Room room;
    private final long runPixels;
    private final long longestReply;
    private final Hall hall;

    Enlarging(
            WatchedTurns turns,
            Hall hall,
            @Identifier("pictures") Room room,
            UpscalingSettings upscaling,
            Settings settings) {
        this.turns = turns;
        this.hall = hall;
        this.room = room;
        this.runPixels = upscaling.runPixels();
        this.longestReply = settings.maxReplySize().asLongValue();
    }

    /**
     * Runs, when its turn comes.
     *
     * @param writing what to make of the reply
     * @throws BadInference where the tensors do not fit the upscaler, or are more than one run may have
     * @throws ReplyTooLong where the reply could be longer than is allowed, before anything is made
     * @throws Busy         at once where there is no place for this client among those who wait for pictures
     * @throws Room.TooLarge where it would hold more memory than there will ever be
     * @throws Room.Crowded where others have the memory
     */
    <T> T infer(Lease lease, InferRequest request, Visit visit, Function<InferReply, T> writing) {
        Upscaler upscaler = lease.upscaler();
        UpscalerSpec spec = upscaler.spec();
        Tensor images = images(request, upscaler);
        Wanted wanted = wanted(request, spec);
        long[] larger = larger(images.shape(), spec);
        Tensor.Type type = type(spec.gives());
        long most = ReplyLength.most(request.id(), ReplyLength.of(larger), type, wanted.binary());
        if (most > longestReply) {
            throw new ReplyTooLong(most, longestReply);
        }
        Room.Ticket held = room.take(ReplyLength.of(larger) * type.bytes() + Wish.COPIES * most);
        Room.Hold making = held.alsoHeld(); // a run goes on though they leave
        try {
            visit.whenOver(held::close);
            Tensor made = new Tensor(type, larger, made(lease, images, visit));
            return writing.apply(new InferReply(
                    lease.manifest().model(),
                    lease.manifest().version(),
                    request.id(),
                    List.of(new Named(spec.upscaled(), made, wanted.binary()))));
        } finally {
            making.close();
        }
    }

    // whoever waits holds a thread
    private ByteBuffer made(Lease lease, Tensor images, Visit visit) {
        Runnable leaving = hall.enter(visit.client());
        try {
            AtomicReference<ByteBuffer> made = new AtomicReference<>();
            Upscaler upscaler = lease.upscaler();
            Name model = lease.manifest().model();
            int count = Math.toIntExact(images.shape()[0]);
            turns.take(
                    model,
                    upscaler.places(),
                    count,
                    () -> made.set(upscaler.run(images.shape(), images.data())),
                    visit);
            return made.get();
        } finally {
            leaving.run();
        }
    }

    private Tensor images(InferRequest request, Upscaler upscaler) {
        UpscalerSpec spec = upscaler.spec();
        for (String name : request.inputs().keySet()) {
            if (!name.equals(spec.images())) {
                throw new BadInference("input " + name + ": not known; this model takes " + spec.images());
            }
        }
        Tensor images = request.inputs().get(spec.images());
        Tensor.Type type = type(spec.takes());
        if (images == null || images.type() != type) {
            throw new BadInference("input " + spec.images() + ": "
                    + (images == null ? "missing" : Datatype.of(images.type()) + " is not allowed") + "; use "
                    + Datatype.of(type) + " of shape " + allowed(upscaler));
        }
        if (!fits(images.shape(), upscaler)) {
            throw new BadInference("input " + spec.images() + ": shape " + Arrays.toString(images.shape())
                    + " is not allowed; use " + allowed(upscaler));
        }
        return images;
    }

    private boolean fits(long[] shape, Upscaler upscaler) {
        UpscalerSpec spec = upscaler.spec();
        if (shape.length != 4 || shape[channels(spec)] != spec.colours().channels()) {
            return false;
        }
        long height = shape[rows(spec)];
        long width = shape[rows(spec) + 1];
        return same(shape[0], upscaler.fixedCount())
                && same(height, upscaler.fixedHeight())
                && same(width, upscaler.fixedWidth())
                && height % spec.multiple() == 0
                && width % spec.multiple() == 0
                && shape[0] * height * width <= most(upscaler);
    }

    private static boolean same(long length, int fixed) {
        return fixed > 0 ? length == fixed : length > 0 && length <= Integer.MAX_VALUE;
    }

    /** Pixels: those of one run, or those that the file cannot do with less. */
    private long most(Upscaler upscaler) {
        long fixed = (long) Math.max(1, upscaler.fixedCount())
                * Math.max(1, upscaler.fixedHeight())
                * Math.max(1, upscaler.fixedWidth());
        return Math.max(runPixels, fixed);
    }

    private String allowed(Upscaler upscaler) {
        UpscalerSpec spec = upscaler.spec();
        String sides = side("height", upscaler.fixedHeight()) + ", " + side("width", upscaler.fixedWidth());
        int colours = spec.colours().channels();
        return "[" + side("n", upscaler.fixedCount()) + ", "
                + (spec.layout() == Layout.NHWC ? sides + ", " + colours : colours + ", " + sides) + "]"
                + (spec.multiple() > 1 ? ", sides that are multiples of " + spec.multiple() : "") + ", of at most "
                + most(upscaler)
                + " pixels (crescendo.upscaling.run-pixels); larger pictures are taken at /v1/models/…/upscaled";
    }

    private static String side(String name, int fixed) {
        return fixed > 0 ? String.valueOf(fixed) : name;
    }

    private static Wanted wanted(InferRequest request, UpscalerSpec spec) {
        List<Wanted> outputs = request.outputs();
        if (outputs.isEmpty()) {
            return new Wanted(spec.upscaled(), request.binary());
        }
        for (Wanted output : outputs) {
            if (!output.name().equals(spec.upscaled())) {
                throw new BadInference("output " + output.name() + ": not known; this model gives " + spec.upscaled());
            }
        }
        if (outputs.size() > 1) {
            throw new BadInference("output " + spec.upscaled() + ": named twice; each is given once");
        }
        return outputs.get(0);
    }

    private static long[] larger(long[] shape, UpscalerSpec spec) {
        long[] larger = shape.clone();
        larger[rows(spec)] *= spec.scale();
        larger[rows(spec) + 1] *= spec.scale();
        return larger;
    }

    /** The axis of rows; that of columns follows. */
    private static int rows(UpscalerSpec spec) {
        return spec.layout() == Layout.NHWC ? 1 : 2;
    }

    private static int channels(UpscalerSpec spec) {
        return spec.layout() == Layout.NHWC ? 3 : 1;
    }

    private static Tensor.Type type(UpscalerSpec.Values values) {
        return values.type().equals("uint8") ? Tensor.Type.U8 : Tensor.Type.F32;
    }
}

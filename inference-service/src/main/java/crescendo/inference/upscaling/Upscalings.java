package crescendo.inference.upscaling;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.batch.Late;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;
import crescendo.inference.image.picture.Extras;
import crescendo.inference.image.picture.ImageRefused;
import crescendo.inference.image.picture.Picture;
import crescendo.inference.image.picture.Pictures;
import crescendo.inference.image.picture.Pictures.Unread;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import crescendo.inference.upscaling.answer.JpegAnswer;
import crescendo.inference.upscaling.lane.Lanes;
import crescendo.inference.upscaling.progress.Progress;
import crescendo.inference.upscaling.request.UpscaleOptions;
import crescendo.inference.upscaling.request.UpscaleOptions.Format;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes pictures on: the model first, then the picture's header, the network, the room, and only then the picture. */
public final class Upscalings {
    private static final Logger LOG = Logger.getLogger(Upscalings.class);

    private final Catalogue catalogue;
    private final ServedModels served;
    private final Pictures pictures;
    private final Room room;
    private final WatchedTurns turns;
    private final Allowance allowance;
    private final Executor makers = Executors.newCachedThreadPool(Upscalings::maker);

    /**
     * What one picture gets.
     *
     * @param tile      height and width of a tile where none is asked for
     * @param runPixels of one run, all its tiles together
     * @param pixels    of the larger picture at most
     */
    public record Allowance(int tile, long runPixels, long pixels) {}

    public Upscalings(
            Catalogue catalogue,
            ServedModels served,
            Pictures pictures,
            Room room,
            WatchedTurns turns,
            Allowance allowance) {
        this.catalogue = catalogue;
        this.served = served;
        this.pictures = pictures;
        this.room = room;
        this.turns = turns;
        this.allowance = allowance;
    }

    // one for each picture that is being sent, which are as many as there are threads to send them, and for its runs
    // beside the first
    private static Thread maker(Runnable work) {
        Thread thread = new Thread(work, "upscaling");
        thread.setDaemon(true);
        return thread;
    }

    /** @throws Unknown where there is no such model */
    public void requireKnown(Name model) {
        catalogue.versions(model);
    }

    /** Of one run at most, and so of a tile. */
    public long runPixels() {
        return allowance.runPixels();
    }

    /**
     * Begins; to be closed. A tile that is asked for is no larger than {@link #runPixels}.
     *
     * @param body  the picture's file
     * @param visit of whoever asks: what is not made once it is over is not made, and the first rows are made in its time
     * @param progress is told how far it is
     * @throws Cancelled      where it is over before the first rows are made
     * @throws Late           where these are not made in its time
     * @throws Unknown        where there is no such model or version, none at that alpha, or it upscales nothing
     * @throws ImageRefused   where the picture is too large, none, or broken
     * @throws Room.TooLarge  where it would hold more than there is room for, even alone
     * @throws Room.Crowded   where others have taken the room
     * @throws IOException    where the body cannot be read
     */
    public Upscaling begin(Name model, UpscaleOptions options, InputStream body, Visit visit, Progress progress)
            throws IOException {
        Function<Visit, Lease> network = chosen(model, options);
        Room.Ticket ticket = room.take(0);
        Visit.Work decoding = visit.working();
        try {
            Unread unread = pictures.begin(body, ticket::add);
            return begin(network.apply(visit), ticket, options, unread, visit, progress);
        } catch (IOException | RuntimeException | Error fault) {
            ticket.close();
            throw fault;
        } finally {
            decoding.close();
        }
    }

    private Upscaling begin(
            Lease lease, Room.Ticket ticket, UpscaleOptions options, Unread unread, Visit visit, Progress progress)
            throws IOException {
        try {
            visit.requireTime();
            Upscaler upscaler = lease.upscaler();
            requireAllowed(unread, upscaler.spec().scale(), options.format());
            Cut cut = options.tile()
                    .map(tile -> Cut.of(upscaler, tile, allowance.runPixels()))
                    .orElseGet(() -> Cut.usual(upscaler, allowance.tile(), allowance.runPixels()));
            Weight weight = Weight.of(unread, upscaler.spec().scale(), cut);
            ticket.add(weight.most());
            Picture picture = options.opacity().apply(decoded(unread, ticket));
            ticket.becomes(weight.making() + picture.extras().bytes());
            Bands.Turn turn = turns.of(lease.manifest().model(), visit);
            int beside = upscaler.sideBySide()
                    .map(Upscaler::places)
                    .map(turns::atOnce)
                    .orElse(1);
            Lanes lanes = new Lanes(beside, makers);
            Bands bands = new Bands(picture, upscaler, cut, options.opacity(), turn, lanes, progress);
            Extras extras = options.exif() ? picture.extras() : picture.extras().withoutExif();
            Upscaling upscaling = new Upscaling(lease, ticket, picture, extras, bands, makers);
            upscaling.prepare();
            visit.answers();
            return upscaling;
        } catch (IOException | RuntimeException | Error fault) {
            lease.close();
            throw fault;
        }
    }

    private Picture decoded(Unread unread, Room.Ticket ticket) throws IOException {
        try {
            return unread.decode(ticket::add);
        } catch (OutOfMemoryError none) {
            LOG.errorf(
                    none,
                    "a picture of %d × %d pixels was taken on, and Java had no memory to decode it",
                    unread.width(),
                    unread.height());
            throw room.exhausted();
        }
    }

    // Before the picture is read: it need not be, where nothing is to become of it.
    private Function<Visit, Lease> chosen(Name model, UpscaleOptions options) {
        VersionManifest asked = options.version()
                .map(version -> catalogue.version(model, version))
                .orElseGet(() -> catalogue.versions(model).get(0));
        if (asked.upscaler().isEmpty()) {
            throw Unknown.ofOtherKind(asked);
        }
        if (options.alpha().isEmpty()) {
            return visit -> served.wanted(model, options.version(), visit);
        }
        List<VersionManifest> between =
                catalogue.interpolated(model, options.alpha().get());
        return visit -> served.firstOf(between, visit);
    }

    private void requireAllowed(Unread small, int scale, Format format) {
        long height = (long) small.height() * scale;
        long width = (long) small.width() * scale;
        if (height * width > allowance.pixels()) {
            throw ImageRefused.tooLarge("upscaled " + scale + " times it would have " + width + "×" + height
                    + " pixels; " + allowance.pixels() + " are allowed (crescendo.upscaling.max-output-pixels)");
        }
        if (format == Format.JPEG && Math.max(height, width) > JpegAnswer.LARGEST_SIDE) {
            throw ImageRefused.tooLarge("upscaled " + scale + " times it would have " + width + "×" + height
                    + " pixels; a JPEG may have " + JpegAnswer.LARGEST_SIDE + " on a side: ask for a PNG");
        }
    }
}

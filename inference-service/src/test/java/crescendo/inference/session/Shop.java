package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Digest;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.refusal.Bulletin;
import crescendo.inference.refusal.Refusals;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.session.load.Loader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that serves, with the files in memory, and lists of what was loaded and what was told of refusals. */
public final class Shop implements AutoCloseable {
    public final Catalogue catalogue = new Catalogue();
    public final Map<Digest, byte[]> files = new HashMap<>();
    final List<VersionRef> loads = new ArrayList<>();
    final List<Optional<VersionRefused>> told = new CopyOnWriteArrayList<>();
    final ScheduledExecutorService promoter = Executors.newSingleThreadScheduledExecutor();
    final Sessions sessions;
    public final ServedModels served;
    private final Bulletin bulletin;
    volatile boolean storeAway;
    /** The clock of pauses. */
    final AtomicLong nanos = new AtomicLong();

    final Semaphore storeAnswers = new Semaphore(Integer.MAX_VALUE);

    /** Files that there is no memory for. */
    final Set<Digest> tooLarge = ConcurrentHashMap.newKeySet();

    /** @param limit versions in memory at most */
    public Shop(int limit) {
        this(new Room(limit, Long.MAX_VALUE));
    }

    Shop(Room room) {
        OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
        Loader loader = new Loader(runtime, this::fetch, new RunLimit(8, 1 << 20));
        sessions = new Sessions(manifest -> load(loader, manifest), room);
        bulletin = new Bulletin((version, refused) -> told.add(refused), Executors.newSingleThreadScheduledExecutor());
        served = new ServedModels(
                catalogue, sessions, new Refusals(bulletin), promoter, Executors.newCachedThreadPool(), nanos::get);
    }

    private Generator load(Loader loader, VersionManifest manifest) {
        synchronized (loads) {
            loads.add(manifest.ref());
        }
        return loader.apply(manifest);
    }

    private ModelFile fetch(FileRef file) {
        if (storeAway) {
            throw new StoreUnavailable("get " + file.digest().brief() + ": the store is away", null);
        }
        storeAnswers.acquireUninterruptibly();
        storeAnswers.release();
        if (tooLarge.contains(file.digest())) {
            throw new OutOfMemoryError("as if");
        }
        return new ModelFile.InMemory(files.get(file.digest()).clone());
    }

    /** A version whose weights follow from its images shown. */
    public static Publication version(String model, long imagesShown) {
        return Publication.of(model, imagesShown, new TinyGenerator(8, 4, 1, imagesShown));
    }

    /** Stores a version's files and tells of it. */
    public void publish(Publication publication) {
        stock(publication);
        served.published(publication.manifest().ref());
        awaitPromoter();
    }

    /** Stores a version's files, and says nothing yet. */
    public void stock(Publication publication) {
        VersionManifest manifest = publication.manifest();
        files.put(manifest.file(VersionManifest.GENERATOR).digest(), publication.onnx());
        files.put(manifest.file(VersionManifest.GOLDEN).digest(), publication.golden());
        catalogue.published(manifest);
    }

    /** Waits until all is done that was asked of the promoter. */
    void awaitPromoter() {
        try {
            promoter.submit(() -> {}).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the promoter is stuck", e);
        }
    }

    @Override
    public void close() {
        served.close();
        sessions.close();
        bulletin.close();
    }
}

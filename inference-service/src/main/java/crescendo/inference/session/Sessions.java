package crescendo.inference.session;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.Network;
import crescendo.inference.session.Eviction.Held;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The open networks. A version is loaded once however many ask for it, and the longest unused make room. */
public final class Sessions implements AutoCloseable {
    private static final String NETWORK = ".onnx";

    private final Function<VersionManifest, ? extends Network> load;
    private final Room room;
    private final Map<VersionRef, Resident> residents = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<VersionRef> front = ConcurrentHashMap.newKeySet();

    /**
     * @param load  opens a version; throws {@link Refusal} where it is not fit to be served
     * @param room for those that stay open; one more is while a version is loaded beside another
     */
    public Sessions(Function<VersionManifest, ? extends Network> load, Room room) {
        this.load = load;
        this.room = room;
    }

    /** The version's network where it is open; never waits. */
    public Optional<Lease> lendOpen(VersionRef ref) {
        return resident(ref).flatMap(Resident::lend);
    }

    /**
     * The version's network, opened where needed. To be closed.
     *
     * @throws Refusal where it is not fit to be served
     */
    public Lease lend(VersionManifest manifest) {
        while (true) {
            Resident resident = residentOrLoaded(manifest);
            resident.awaitSettled();
            Optional<Lease> lease = resident.lend();
            if (lease.isPresent()) {
                return lease.get();
            }
            // it was retired between the two: it is out of the table by now, so load it again
        }
    }

    private Resident residentOrLoaded(VersionManifest manifest) {
        Resident mine = new Resident(manifest);
        synchronized (residents) {
            Resident there = residents.putIfAbsent(manifest.ref(), mine);
            if (there != null) {
                return there;
            }
        }
        loadInto(mine);
        return mine;
    }

    private void loadInto(Resident resident) {
        VersionRef ref = resident.manifest().ref();
        try {
            resident.loaded(load.apply(resident.manifest()));
        } catch (RuntimeException failure) {
            failed(resident, failure);
            return;
        } catch (Error failure) {
            failed(resident, new IllegalStateException(ref + " cannot be loaded: " + failure, failure));
            return;
        }
        makeRoom(ref);
    }

    private void failed(Resident resident, RuntimeException failure) {
        synchronized (residents) {
            residents.remove(resident.manifest().ref(), resident);
        }
        resident.failed(failure);
    }

    private void makeRoom(VersionRef loaded) {
        List<VersionRef> evicted;
        synchronized (residents) {
            List<Held> open = residents.values().stream().map(Sessions::held).toList();
            evicted = Eviction.choose(open, front, loaded, room).stream()
                    .filter(ref -> residents.get(ref).isServing())
                    .toList();
        }
        evicted.forEach(this::retire);
    }

    /** Takes a version out of memory as soon as the requests that use it are done. */
    public void retire(VersionRef ref) {
        Resident resident;
        synchronized (residents) {
            resident = residents.remove(ref);
        }
        if (resident != null) {
            resident.whenSettled(resident::retire);
        }
    }

    /** A version is no more. */
    public void removed(VersionRef ref) {
        front.remove(ref);
        retire(ref);
    }

    /** From now on this version answers where a request names none; the one that did is retired. */
    void swap(Optional<VersionRef> old, VersionRef version) {
        front.add(version);
        old.ifPresent(ref -> {
            front.remove(ref);
            retire(ref);
        });
    }

    /** What is open, the longest unused first. */
    public List<VersionRef> open() {
        synchronized (residents) {
            return residents.entrySet().stream()
                    .filter(entry -> entry.getValue().isServing())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    boolean hasRoom() {
        synchronized (residents) {
            return residents.size() < room.versions()
                    && residents.values().stream()
                                    .mapToLong(resident -> held(resident).bytes())
                                    .sum()
                            < room.bytes();
        }
    }

    private static Held held(Resident resident) {
        VersionManifest manifest = resident.manifest();
        long bytes = manifest.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(NETWORK))
                .mapToLong(file -> file.getValue().bytes())
                .sum();
        return new Held(manifest.ref(), bytes);
    }

    private Optional<Resident> resident(VersionRef ref) {
        synchronized (residents) {
            return Optional.ofNullable(residents.get(ref));
        }
    }

    /** Retires everything. */
    @Override
    public void close() {
        List<VersionRef> all;
        synchronized (residents) {
            all = List.copyOf(residents.keySet());
        }
        all.forEach(this::retire);
    }
}

package crescendo.inference.session.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.gate.Visit;
import crescendo.inference.refusal.Pauses;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.session.Lease;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.Room;
import crescendo.inference.session.load.Loader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlendsTest {
    private static final Input HALF = Input.blended(new float[8], new float[] {0.5f, 0.5f});

    private final AtomicLong nanos = new AtomicLong();
    private final Map<Digest, byte[]> files = new HashMap<>();
    private final List<VersionManifest> loads = new ArrayList<>();
    private final Loader loader =
            new Loader(OnnxRuntime.on(Device.Wish.CPU, 1, false), this::fetch, new RunLimit(8, 1 << 20)).blending();
    private final Blends blends =
            new Blends(this::load, new Room(1, Long.MAX_VALUE), Executors.newSingleThreadExecutor(), nanos::get);
    private boolean storeAway;
    private boolean noMemory;

    private Generator load(VersionManifest manifest) {
        loads.add(manifest);
        return loader.apply(manifest);
    }

    private ModelFile fetch(FileRef file) {
        if (storeAway) {
            throw new StoreUnavailable("the store is away", null);
        }
        if (noMemory) {
            throw new OutOfMemoryError("as if");
        }
        return new ModelFile.InMemory(files.get(file.digest()).clone());
    }

    @AfterEach
    void close() {
        blends.close();
    }

    private VersionManifest stocked(TinyGenerator network, long imagesShown) {
        Publication publication = Publication.of("clothes", imagesShown, network);
        VersionManifest manifest = publication.manifest();
        files.put(manifest.file(VersionManifest.GENERATOR).digest(), publication.onnx());
        files.put(manifest.file(VersionManifest.GOLDEN).digest(), publication.golden());
        return manifest;
    }

    private static TinyGenerator network(long weights) {
        return new TinyGenerator(8, 4, 1, weights, 2);
    }

    private Lease wanted(VersionManifest manifest) {
        return blends.wanted(manifest, new Visit(Duration.ofSeconds(30)));
    }

    private byte[] made(VersionManifest manifest) {
        try (Lease lease = wanted(manifest)) {
            return lease.generator().all(HALF).images();
        }
    }

    @Test
    void aVersionIsOpenedOnceHoweverOftenItIsAsked() {
        VersionManifest version = stocked(network(1), 1000);

        byte[] first = made(version);

        assertThat(made(version)).isEqualTo(first);
        assertThat(loads).hasSize(1);
    }

    @Test
    void theLongestUnusedMakesRoom() {
        VersionManifest one = stocked(network(1), 1000);
        VersionManifest other = stocked(network(2), 2000);

        byte[] first = made(one);
        made(other);

        assertThat(made(one)).isEqualTo(first);
        assertThat(loads).containsExactly(one, other, one);
    }

    @Test
    void whatTakesWholeClassesOnlyIsRefusedEveryTimeAndLookedAtOnce() {
        VersionManifest table = stocked(new TinyGenerator(8, 4, 1, 1, 2, true), 1000);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> wanted(table))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("its file takes whole classes only");
        }

        assertThat(loads).hasSize(1);
    }

    @Test
    void whatMayPassIsTriedAgain() {
        VersionManifest version = stocked(network(1), 1000);

        storeAway = true;
        assertThatThrownBy(() -> wanted(version)).isInstanceOf(StoreUnavailable.class);
        storeAway = false;
        noMemory = true;
        assertThatThrownBy(() -> wanted(version))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot blend classes for the moment");
        noMemory = false;
        assertThatThrownBy(() -> wanted(version)).as("a moment later").isInstanceOf(StoreUnavailable.class);
        assertThat(loads).hasSize(2);
        nanos.addAndGet(Pauses.LENGTH.toNanos());

        assertThat(made(version)).isNotEmpty();
    }

    @Test
    void ofAVersionThatIsRemovedNothingIsKept() {
        VersionManifest version = stocked(network(1), 1000);
        VersionManifest table = stocked(new TinyGenerator(8, 4, 1, 1, 2, true), 2000);
        made(version);
        assertThatThrownBy(() -> wanted(table)).isInstanceOf(Refusal.class);

        blends.removed(version.ref());
        blends.removed(table.ref());
        made(version);
        assertThatThrownBy(() -> wanted(table)).isInstanceOf(Refusal.class);

        assertThat(loads).containsExactly(version, table, version, table);
    }

    @Test
    void aVersionThatComesAgainWithAnotherFileIsOpenedAnew() {
        byte[] before = made(stocked(network(1), 1000));

        byte[] after = made(stocked(network(2), 1000));

        assertThat(after).isNotEqualTo(before);
        assertThat(made(stocked(network(2), 1000))).isEqualTo(after);
        assertThat(loads).hasSize(2);
    }
}

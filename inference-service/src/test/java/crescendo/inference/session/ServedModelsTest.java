package crescendo.inference.session;

import static crescendo.inference.session.Shop.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Name;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.Publication;
import crescendo.inference.Rows;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Busy;
import crescendo.inference.batch.Late;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.gate.Visit;
import crescendo.inference.refusal.Pauses;
import crescendo.inference.runtime.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedModelsTest {
    private static final Name FASHION = new Name("fashion");

    private final Shop shop = new Shop(2);
    private final Publication first = version("fashion", 1000);
    private final Publication second = version("fashion", 2000);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void answersWithTheNewestVersion() {
        shop.publish(first);
        shop.publish(second);

        assertThat(answering()).isEqualTo(ref(second));
        assertThat(shop.sessions.open()).containsExactly(ref(second));
    }

    @Test
    void refusesWhatThereIsNoMemoryForAndTheOldVersionStays() {
        shop.publish(first);
        shop.tooLarge.add(second.manifest().file(VersionManifest.GENERATOR).digest());
        shop.publish(second);

        assertThat(answering()).isEqualTo(ref(first));
        assertThat(shop.served.refused(FASHION))
                .containsEntry(ref(second).version(), "it cannot be loaded here: java.lang.OutOfMemoryError: as if");
        await().untilAsserted(() -> assertThat(shop.told)
                .singleElement()
                .satisfies(said -> assertThat(said.map(VersionRefused::version)).contains(ref(second))));
    }

    @Test
    void aVersionThatIsNotFitDoesNotHideAnOlderOneThatIs() {
        Publication bad = Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), first.golden());
        Visit visit = new Visit(Duration.ofSeconds(20));
        shop.stock(first);
        shop.stock(bad);

        try (Lease lease = shop.served.firstOf(List.of(bad.manifest(), first.manifest()), visit)) {
            assertThat(lease.manifest()).isEqualTo(first.manifest());
        }
        assertThatThrownBy(() -> shop.served.firstOf(List.of(bad.manifest()), visit))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("golden sample: raw outputs differ");
    }

    @Test
    void loadsOnlyTheNewestOfABurst() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        shop.promoter.execute(() -> awaitQuietly(busy));
        for (long images = 1; images <= 50; images++) {
            shop.stock(version("fashion", images));
            shop.served.published(ref(version("fashion", images)));
        }
        busy.countDown();
        shop.awaitPromoter();

        assertThat(shop.loads).containsExactly(ref(version("fashion", 50)));
    }

    @Test
    void keepsTheOldVersionWhereTheNewOneDoesNotSayWhatItShould() {
        shop.publish(first);
        shop.publish(Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), first.golden()));

        assertThat(answering()).isEqualTo(ref(first));
        assertThat(shop.served.refused(FASHION))
                .containsOnlyKeys(second.manifest().version())
                .hasValueSatisfying(reason("golden sample: raw outputs differ by"));
    }

    @Test
    void goesBackToAnOlderVersionWhereTheNewestIsRefusedAtTheStart() {
        shop.stock(first);
        shop.publish(Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), new byte[3]));

        assertThat(answering()).isEqualTo(ref(first));
    }

    @Test
    void saysThatNoVersionIsFit() {
        shop.publish(Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), new byte[3]));

        assertThatThrownBy(() -> shop.served.newest(FASHION))
                .isInstanceOf(Unservable.class)
                .hasMessageContaining("000002000")
                .hasMessageContaining("not safetensors");
    }

    @Test
    void givesARefusedVersionAnotherChanceWhenItIsPublishedAgain() {
        byte[] onnx = second.onnx();
        shop.stock(second);
        shop.files.put(second.manifest().file(VersionManifest.GENERATOR).digest(), new byte[10]);
        shop.served.published(ref(second));
        shop.awaitPromoter();
        assertThat(shop.served.refused(FASHION)).hasSize(1);
        // of two words that wait to be told only the later one would be
        await().untilAsserted(() -> assertThat(shop.told).hasSize(1));

        shop.files.put(second.manifest().file(VersionManifest.GENERATOR).digest(), onnx);
        shop.served.published(ref(second));
        shop.awaitPromoter();

        assertThat(answering()).isEqualTo(ref(second));
        assertThat(shop.served.refused(FASHION)).isEmpty();
        await().untilAsserted(() -> assertThat(shop.told).hasSize(2).last().isEqualTo(Optional.empty()));
    }

    @Test
    void tellsWhyAVersionIsRefusedAndWhichStays() {
        shop.publish(first);
        shop.publish(Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), first.golden()));
        assertThatThrownBy(() -> shop.served.named(FASHION, second.manifest().version()))
                .isInstanceOf(Refusal.class);

        await().untilAsserted(() -> assertThat(shop.told).hasSize(1));
        VersionRefused refused = shop.told.get(0).orElseThrow();
        assertThat(refused.version()).isEqualTo(ref(second));
        assertThat(refused.reason()).startsWith("golden sample: raw outputs differ by");
        assertThat(refused.stays()).contains(ref(first));
    }

    @Test
    void finishesWhatTheOldVersionTookBeforeItCloses() {
        shop.publish(first);
        Lease held = shop.served.newest(FASHION);

        shop.publish(second);
        byte[] image = new byte[16];
        Rows.generate(held.generator(), Input.of(new float[8]), 0, 1, image);
        assertThat(answering()).isEqualTo(ref(second));
        held.close();

        assertThatThrownBy(() -> Rows.generate(held.generator(), Input.of(new float[8]), 0, 1, image))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensAnOlderVersionOnDemandAndClosesTheLongestUnused() {
        shop.publish(second);
        shop.stock(first);
        shop.stock(version("fashion", 500));

        shop.served.named(FASHION, first.manifest().version()).close();
        shop.served.named(FASHION, version("fashion", 500).manifest().version()).close();

        assertThat(shop.sessions.open()).containsExactlyInAnyOrder(ref(second), ref(version("fashion", 500)));
    }

    @Test
    void opensAModelOnDemandThatFoundNoRoom() {
        shop.publish(version("a", 1));
        shop.publish(version("b", 1));
        shop.publish(version("c", 1));
        assertThat(shop.loads).hasSize(2);

        try (Lease lease = shop.served.newest(new Name("c"))) {
            assertThat(lease.manifest().ref()).isEqualTo(ref(version("c", 1)));
        }
        try (Lease lease = shop.served.newest(new Name("a"))) {
            assertThat(lease.manifest().ref()).isEqualTo(ref(version("a", 1)));
        }
    }

    @Test
    void comesBackOnDemandAfterItMadeRoomInMemory() {
        long bytes = first.manifest().file(VersionManifest.GENERATOR).bytes();
        try (Shop small = new Shop(new Room(8, bytes + bytes / 2))) {
            small.publish(version("a", 1));
            small.stock(version("b", 1));
            small.served.newest(new Name("b")).close();
            assertThat(small.sessions.open()).containsExactly(ref(version("b", 1)));

            try (Lease lease = small.served.newest(new Name("a"))) {
                assertThat(lease.manifest().ref()).isEqualTo(ref(version("a", 1)));
            }

            assertThat(small.sessions.open()).containsExactly(ref(version("a", 1)));
        }
    }

    @Test
    void waitsForAStoreThatIsAwayInsteadOfRefusing() {
        shop.storeAway = true;
        shop.publish(first);
        assertThat(shop.served.waiting().get(FASHION)).endsWith("the store is away");
        assertThatThrownBy(() -> shop.served.newest(FASHION)).isInstanceOf(StoreUnavailable.class);

        shop.storeAway = false;

        await().untilAsserted(() -> assertThat(shop.served.inFront(FASHION)).contains(ref(first)));
        assertThat(shop.served.waiting()).isEmpty();
        assertThat(shop.served.refused(FASHION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodyWaitsForAVersionLongerThanTheyWantedTo(boolean byName) {
        Optional<Name> version = byName ? Optional.of(first.manifest().version()) : Optional.empty();
        shop.stock(first);
        int all = shop.storeAnswers.drainPermits();

        assertThatThrownBy(() -> shop.served.wanted(FASHION, version, new Visit(Duration.ofMillis(50))))
                .isInstanceOf(Late.class);
        assertThatThrownBy(() -> shop.served.wanted(FASHION, version, new Visit(Duration.ofMillis(50))))
                .isInstanceOf(Late.class);

        shop.storeAnswers.release(all);
        try (Lease lease = shop.served.wanted(FASHION, version, new Visit(Duration.ofSeconds(20)))) {
            assertThat(lease.manifest().ref()).isEqualTo(ref(first));
        }
        assertThat(shop.loads).as("loaded once for all of them").hasSize(1);
    }

    @Test
    void whoWaitsForAVersionThatIsRefusedHearsWhy() {
        shop.stock(Publication.of("fashion", 2000, new TinyGenerator(8, 4, 1, 7), new byte[3]));
        Visit visit = new Visit(Duration.ofSeconds(20));

        assertThatThrownBy(() -> shop.served.wanted(FASHION, Optional.empty(), visit))
                .isInstanceOf(Unservable.class);
        assertThatThrownBy(() -> shop.served.wanted(
                        FASHION, Optional.of(second.manifest().version()), visit))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsKnownToBeUnfitOrNotThereIsToldAtOnceWhileOthersAreLoaded() {
        Publication unfit = Publication.of("unfit", 2000, new TinyGenerator(8, 4, 1, 7), new byte[3]);
        shop.publish(unfit);
        shop.stock(first);
        int all = shop.storeAnswers.drainPermits();
        shop.promoter.execute(shop.storeAnswers::acquireUninterruptibly);
        Visit visit = new Visit(Duration.ofSeconds(5));
        Name nobody = new Name("nobody");

        assertThatThrownBy(() -> shop.served.wanted(nobody, Optional.empty(), visit))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> shop.served.wanted(new Name("unfit"), Optional.empty(), visit))
                .isInstanceOf(Unservable.class);
        assertThatThrownBy(() -> shop.served.wanted(
                        new Name("unfit"), Optional.of(unfit.manifest().version()), visit))
                .isInstanceOf(Refusal.class);
        shop.storeAnswers.release(all);
    }

    @Test
    void soManyWaitForAVersionAndNoMore() {
        shop.stock(first);
        int all = shop.storeAnswers.drainPermits();
        ExecutorService threads = Executors.newFixedThreadPool(WaitingRoom.SEATS);
        List<CompletableFuture<Lease>> waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> shop.served.wanted(FASHION, Optional.empty(), new Visit(Duration.ofSeconds(60))),
                        threads))
                .limit(WaitingRoom.SEATS)
                .toList();

        await().untilAsserted(() -> assertThat(shop.served.seatsTaken()).isEqualTo(WaitingRoom.SEATS));

        assertThatThrownBy(() -> shop.served.wanted(FASHION, Optional.empty(), new Visit(Duration.ofSeconds(20))))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("64 requests wait already");

        shop.storeAnswers.release(all);
        assertThat(waiting).allSatisfy(lease -> lease.get(20, TimeUnit.SECONDS).close());
        shop.served
                .wanted(FASHION, Optional.empty(), new Visit(Duration.ofSeconds(20)))
                .close();
        threads.shutdown();
    }

    @Test
    void whatWasServedAndFindsNoMemoryForTheMomentIsNotRefusedAndTriedAgainAfterAPause() {
        shop.publish(first);
        shop.sessions.retire(ref(first));
        shop.tooLarge.add(first.manifest().file(VersionManifest.GENERATOR).digest());

        assertNoneIsLent(Optional.empty());

        assertThat(shop.served.refused(FASHION)).isEmpty();
        assertThat(shop.served.inFront(FASHION)).contains(ref(first));
        shop.tooLarge.clear();
        int loads = shop.loads.size();
        assertNoneIsLent(Optional.empty());
        assertNoneIsLent(Optional.of(first.manifest().version()));
        assertThatThrownBy(() -> shop.served.newest(FASHION)).isInstanceOf(StoreUnavailable.class);
        assertThat(shop.loads).as("nobody tries before the pause is over").hasSize(loads);
        shop.nanos.addAndGet(Pauses.LENGTH.toNanos());
        assertThat(answering()).isEqualTo(ref(first));
    }

    @Test
    void whoWaitsForTheVersionBeforeHearsAtOnceThatItFoundNoMemory() {
        shop.publish(first);
        shop.publish(second);
        shop.tooLarge.add(first.manifest().file(VersionManifest.GENERATOR).digest());
        shop.catalogue.removed(ref(second));
        shop.served.removed(ref(second));
        shop.awaitPromoter();
        CountDownLatch busy = new CountDownLatch(1);
        shop.promoter.execute(() -> awaitQuietly(busy));

        assertThat(shop.served.inFront(FASHION)).isEmpty();
        assertNoneIsLent(Optional.empty());

        busy.countDown();
        shop.tooLarge.clear();
        shop.nanos.addAndGet(Pauses.LENGTH.toNanos());
        assertThat(answering()).isEqualTo(ref(first));
    }

    private void assertNoneIsLent(Optional<Name> version) {
        assertThatThrownBy(() -> shop.served.wanted(FASHION, version, new Visit(Duration.ofSeconds(20))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("was served, and cannot be loaded for the moment");
    }

    @Test
    void fallsBackToTheVersionBeforeWhenTheNewestIsRemoved() {
        shop.publish(first);
        shop.publish(second);

        shop.catalogue.removed(ref(second));
        shop.served.removed(ref(second));
        shop.awaitPromoter();

        assertThat(answering()).isEqualTo(ref(first));
        assertThat(shop.sessions.open()).containsExactly(ref(first));
    }

    private VersionRef answering() {
        try (Lease lease = shop.served.newest(FASHION)) {
            return lease.manifest().ref();
        }
    }

    private static VersionRef ref(Publication publication) {
        return publication.manifest().ref();
    }

    private static org.assertj.core.api.Condition<String> reason(String part) {
        return new org.assertj.core.api.Condition<>(text -> text.contains(part), "says %s", part);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package crescendo.inference.session;

import static crescendo.inference.session.Shop.version;
import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.Publication;
import crescendo.inference.Rows;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.session.load.Loader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two things at once, each put at the very moment where it could go wrong. */
class DrainRaceTest {
    private static final Name FASHION = new Name("fashion");

    @Test
    void neverLendsAGeneratorThatWasRetiredAMomentAgo() {
        try (Shop shop = new Shop(2)) {
            VersionManifest manifest = version("fashion", 1000).manifest();
            shop.stock(version("fashion", 1000));
            shop.sessions.lend(manifest).close();

            shop.sessions.retire(manifest.ref());

            assertThat(shop.sessions.lendOpen(manifest.ref())).isEmpty();
            try (Lease again = shop.sessions.lend(manifest)) {
                Rows.generate(again.generator(), Input.of(new float[8]), 0, 1, new byte[16]);
            }
            assertThat(shop.loads).hasSize(2);
        }
    }

    @Test
    void retiresAVersionThatIsStillLoadingOnceItIsLoaded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Shop shop = new Shop(2)) {
            Publication publication = version("fashion", 1000);
            shop.stock(publication);
            Sessions slow = new Sessions(
                    manifest -> {
                        begun.countDown();
                        await(goOn);
                        return opened(shop, manifest);
                    },
                    new Room(2, Long.MAX_VALUE));
            ExecutorService other = Executors.newSingleThreadExecutor();
            Future<VersionRef> lent = other.submit(() -> {
                try (Lease lease = slow.lend(publication.manifest())) {
                    Rows.generate(lease.generator(), Input.of(new float[8]), 0, 1, new byte[16]);
                    return lease.manifest().ref();
                }
            });
            await(begun);

            slow.retire(publication.manifest().ref());
            goOn.countDown();

            assertThat(lent.get(20, TimeUnit.SECONDS))
                    .isEqualTo(publication.manifest().ref());
            other.shutdown();
            slow.close();
        }
    }

    @Test
    void loadsOnceHoweverManyAsk() throws Exception {
        try (Shop shop = new Shop(2)) {
            Publication publication = version("fashion", 1000);
            shop.stock(publication);
            ExecutorService clients = Executors.newFixedThreadPool(16);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asked.add(clients.submit(() -> {
                    await(go);
                    shop.sessions.lend(publication.manifest()).close();
                }));
            }

            go.countDown();
            for (Future<?> one : asked) {
                one.get(20, TimeUnit.SECONDS);
            }

            assertThat(shop.loads).hasSize(1);
            clients.shutdown();
        }
    }

    @Test
    void failsNoRequestThroughAHundredSwaps() throws Exception {
        try (Shop shop = new Shop(2)) {
            shop.publish(version("fashion", 1));
            ExecutorService clients = Executors.newFixedThreadPool(3);
            CountDownLatch swapped = new CountDownLatch(1);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                asking.add(clients.submit(() -> {
                    while (swapped.getCount() > 0) {
                        try (Lease lease = shop.served.newest(FASHION)) {
                            Rows.generate(lease.generator(), Input.of(new float[16]), 0, 2, new byte[32]);
                        }
                    }
                }));
            }

            for (long images = 2; images <= 100; images++) {
                shop.publish(version("fashion", images));
            }
            swapped.countDown();

            for (Future<?> one : asking) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(shop.sessions.open()).hasSize(1);
            clients.shutdown();
        }
    }

    @Test
    void failsNoRequestWhileModelsPushEachOtherOutOfMemory() throws Exception {
        try (Shop shop = new Shop(1)) {
            List<Name> models = List.of(new Name("a"), new Name("b"), new Name("c"));
            models.forEach(model -> shop.stock(version(model.value(), 1)));
            ExecutorService clients = Executors.newFixedThreadPool(3);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int turn = i;
                asking.add(clients.submit(() -> {
                    for (int k = 0; k < 40; k++) {
                        Name model = models.get((k + turn) % 3);
                        try (Lease lease = shop.served.newest(model)) {
                            Rows.generate(lease.generator(), Input.of(new float[16]), 0, 2, new byte[32]);
                            assertThat(lease.manifest().model()).isEqualTo(model);
                        }
                    }
                }));
            }

            for (Future<?> one : asking) {
                one.get(60, TimeUnit.SECONDS);
            }

            assertThat(shop.loads).as("they did push each other out").hasSizeGreaterThan(3);
            assertThat(shop.sessions.open()).hasSizeLessThanOrEqualTo(1);
            clients.shutdown();
        }
    }

    private static Generator opened(Shop shop, VersionManifest manifest) {
        return new Loader(
                        crescendo.inference.runtime.OnnxRuntime.on(
                                crescendo.inference.runtime.Device.Wish.CPU, 1, false),
                        file -> new crescendo.inference.runtime.ModelFile.InMemory(shop.files.get(file.digest())),
                        new crescendo.inference.runtime.RunLimit(8, 1 << 20))
                .apply(manifest);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

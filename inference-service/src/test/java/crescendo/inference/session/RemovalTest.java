package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.Publication;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final Shop shop = new Shop(2);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aVersionThatIsRemovedWhileItIsLoadedIsNeverInFront() {
        Publication publication = Shop.version("fashion", 1000);
        VersionRef ref = publication.manifest().ref();
        shop.stock(publication);
        shop.storeAnswers.drainPermits();
        shop.served.published(ref);
        await().until(shop.storeAnswers::hasQueuedThreads);

        shop.catalogue.removed(ref);
        shop.served.removed(ref);
        shop.storeAnswers.release(Integer.MAX_VALUE);
        shop.awaitPromoter();

        assertThat(shop.served.inFront(new Name("fashion"))).isEmpty();
        assertThat(shop.served.open()).isEmpty();
    }

    @Test
    void theOneBeforeItStaysInFront() {
        Publication before = Shop.version("fashion", 1000);
        Publication removed = Shop.version("fashion", 2000);
        Publication unfit = Shop.version("fashion", 3000);
        shop.publish(before);
        shop.stock(removed);
        shop.storeAnswers.drainPermits();
        shop.served.published(ref(removed));
        await().until(shop.storeAnswers::hasQueuedThreads);

        shop.stock(unfit);
        shop.tooLarge.add(unfit.manifest().file(VersionManifest.GENERATOR).digest());
        shop.catalogue.removed(ref(removed));
        shop.served.removed(ref(removed));
        shop.storeAnswers.release(Integer.MAX_VALUE);
        shop.awaitPromoter();

        await().until(() -> shop.told.stream().anyMatch(Optional::isPresent));
        assertThat(shop.told.stream().flatMap(Optional::stream))
                .as("the next finds it in front")
                .singleElement()
                .satisfies(refused -> assertThat(refused.stays()).contains(ref(before)));
        assertThat(shop.served.inFront(new Name("fashion"))).contains(ref(before));
        assertThat(shop.served.open()).containsExactly(ref(before));
    }

    private static VersionRef ref(Publication publication) {
        return publication.manifest().ref();
    }
}

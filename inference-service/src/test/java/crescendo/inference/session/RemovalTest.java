package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.Publication;
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
}

package crescendo.inference.session;

import static crescendo.inference.session.Shop.version;
import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.Publication;
import crescendo.inference.runtime.Input;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models of which two fit into the memory that networks may take. */
class UnloadingTest {
    private static final Input LATENT = Input.of(new float[] {1, -1, 2, 0.5f, 0, 3, -2, 1});
    private static final long BYTES =
            version("a", 1).manifest().file(VersionManifest.GENERATOR).bytes();

    private final Shop shop = new Shop(new Room(100, 2 * BYTES + BYTES / 2));

    @BeforeEach
    void stock() {
        for (String model : List.of("a", "b", "c")) {
            shop.stock(publication(model));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static Publication publication(String model) {
        return version(model, model.charAt(0));
    }

    private byte[] used(String model) {
        try (Lease lease = shop.served.newest(new Name(model))) {
            return lease.generator().all(LATENT).images();
        }
    }

    private List<String> open() {
        return shop.sessions.open().stream().map(ref -> ref.model().value()).toList();
    }

    @Test
    void whatIsUsedStaysThoughItWasLoadedFirst() {
        used("a");
        used("b");
        used("a");

        used("c");

        assertThat(open()).containsExactly("a", "c");
        used("a");
        assertThat(shop.loads).as("loads of a, b and c").hasSize(3);
    }

    @Test
    void whatWasUnloadedComesBackOnDemandAndSaysWhatItSaid() {
        byte[] first = used("a");
        byte[] other = used("b");
        used("c");
        assertThat(open()).containsExactly("b", "c");

        assertThat(used("a")).isEqualTo(first).isNotEqualTo(other);

        assertThat(open()).containsExactly("c", "a");
    }
}

package crescendo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.Name;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.ServedModels;
import crescendo.inference.session.Shop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ready is what would be answered: in memory, or loaded when it is asked for. */
class DescribedTest {
    private static final Name SECOND = new Name("second");

    private final Shop shop = new Shop(1);
    private final ServedModels served = shop.served;
    private final Described described = new Described(shop.catalogue, served);

    @AfterEach
    void close() {
        shop.close();
    }

    private static Publication generator(String model, long imagesShown) {
        return Publication.of(model, imagesShown, new TinyGenerator(8, 4, 1, imagesShown));
    }

    @Test
    void aModelThatIsNotInMemoryIsReadySinceItComesWhenItIsAskedFor() {
        shop.publish(generator("first", 1));
        shop.publish(generator("second", 2));

        assertThat(served.inFront(SECOND)).as("there is room for one").isEmpty();
        assertThat(described.ready(SECOND, Optional.empty())).isTrue();
        served.newest(SECOND).close();
        assertThat(described.ready(new Name("first"), Optional.empty()))
                .as("the one that made room")
                .isTrue();
    }

    @Test
    void aModelOfWhichNoVersionIsFitToBeServedIsNotReady() {
        Publication fit = generator("second", 1);
        Publication unfit = Publication.of("second", 2, new TinyGenerator(8, 4, 1, 7), new byte[9]);
        shop.publish(unfit);
        Optional<Name> version = Optional.of(unfit.manifest().version());
        assertThat(served.refused(SECOND)).hasSize(1);

        assertThat(described.ready(SECOND, Optional.empty())).isFalse();
        assertThat(described.ready(SECOND, version)).isFalse();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> served.named(SECOND, version.get()));

        shop.publish(fit);

        assertThat(described.ready(SECOND, Optional.empty()))
                .as("an older one answers")
                .isTrue();
        assertThat(described.ready(SECOND, version)).isFalse();
    }

    @Test
    void ofAnUpscalerThePicturesInAndOutAreTold() {
        shop.catalogue.published(
                TinyUpscalers.published("second", 1, TinyUpscaler.own(2, 3, 5)).manifest());

        assertThat(described.ready(SECOND, Optional.empty())).isTrue();
        Described.Model told = described.model(SECOND, Optional.empty());
        assertThat(told.inputs()).containsExactly(new Described.Tensor("images", "UINT8", List.of(-1, -1, -1, 3)));
        assertThat(told.outputs()).containsExactly(new Described.Tensor("upscaled", "UINT8", List.of(-1, -1, -1, 3)));
    }
}

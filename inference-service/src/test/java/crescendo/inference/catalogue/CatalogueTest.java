package crescendo.inference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Name FASHION = new Name("fashion");
    private static final Name BEST = new Name("best");

    private static final TinyUpscaler NETWORK = TinyUpscaler.own(2, 1, 5);

    private final Catalogue catalogue = new Catalogue();
    private final VersionManifest old = manifest(1000);
    private final VersionManifest recent = manifest(20000);

    @Test
    void ordersVersionsByImagesShownHoweverTheyCome() {
        catalogue.published(recent);
        catalogue.published(old);
        catalogue.published(recent);

        assertThat(catalogue.versions(FASHION)).containsExactly(recent, old);
    }

    @Test
    void findsAVersionByItsAliasWhicheverCameFirst() {
        catalogue.moved(new Alias(FASHION, BEST, 1, old.version(), "n"));
        catalogue.published(old);

        assertThat(catalogue.version(FASHION, BEST)).isEqualTo(old);
    }

    @Test
    void dropsNewsOfAnAliasThatAreOld() {
        catalogue.published(old);
        catalogue.published(recent);
        catalogue.moved(new Alias(FASHION, BEST, 2, recent.version(), "n"));
        catalogue.moved(new Alias(FASHION, BEST, 1, old.version(), "n"));

        assertThat(catalogue.version(FASHION, BEST)).isEqualTo(recent);
    }

    @Test
    void namesWhatThereIsWhereSomethingIsUnknown() {
        catalogue.published(old);
        catalogue.moved(new Alias(FASHION, BEST, 1, old.version(), "n"));

        assertThatThrownBy(() -> catalogue.versions(new Name("faces")))
                .hasMessage("model: there is no \"faces\" here; there are fashion");
        assertThatThrownBy(() -> catalogue.version(FASHION, new Name("worst")))
                .hasMessage("version: \"fashion\" has no version or alias \"worst\"; its versions are " + old.version()
                        + ", its aliases best");
    }

    @Test
    void ofTwoVersionsThatLieAtOnePlaceTheNewerIsMeant() {
        VersionManifest elder = TinyUpscalers.between(TinyUpscalers.published("blended", 1, NETWORK), 0.5)
                .manifest();
        VersionManifest younger = TinyUpscalers.between(TinyUpscalers.published("blended", 2, NETWORK), 0.5)
                .manifest();
        catalogue.published(younger);
        catalogue.published(elder);

        assertThat(catalogue.interpolated(new Name("blended"), 0.5)).containsExactly(younger, elder);
    }

    @Test
    void forgetsWhatIsRemoved() {
        catalogue.published(old);
        catalogue.removed(old.ref());

        assertThat(catalogue.models()).isEmpty();
    }

    private static VersionManifest manifest(long imagesShown) {
        return Publication.of("fashion", imagesShown, new TinyGenerator(2, 4, 1, 1), new byte[0])
                .manifest();
    }
}

package crescendo.inference.session.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.Publication;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.runtime.WarmUp;
import crescendo.inference.session.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderTest {
    private static final int CORES = 3;

    private final Publication publication = Shop.version("fashion", 1000);
    private final Shop shop = new Shop(1);
    private final OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
    private final RunLimit batch = new RunLimit(8, 1 << 20);

    /** All cores are tried, whatever the generator takes. */
    private record Always(BiPredicate<Generator, Generator> verdict) implements Loader.Trial {
        @Override
        public boolean mayPay(Generator alone) {
            return true;
        }

        @Override
        public boolean pays(Generator alone, Generator together) {
            return verdict.test(alone, together);
        }
    }

    @BeforeEach
    void stock() {
        shop.stock(publication);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private ModelFile fetch(FileRef file) {
        return new ModelFile.InMemory(shop.files.get(file.digest()));
    }

    private Generator loaded(BiPredicate<Generator, Generator> verdict) {
        return new Loader(runtime, this::fetch, batch, CORES, new Always(verdict)).apply(publication.manifest());
    }

    private static void refuseToRun(Generator closed) {
        assertThatThrownBy(() -> closed.all(Input.of(new float[8]))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSmallGeneratorHasACoreForEachRun() {
        Loader loader = new Loader(runtime, this::fetch, batch, 2);

        try (Generator generator = loader.apply(publication.manifest())) {
            assertThat(generator.places()).isEqualTo(1);
            assertThat(generator.nanosPerSample()).as("timed").isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneOfTheTwoServesAndTheOtherIsClosed(boolean pays) {
        List<Generator> tried = new ArrayList<>();

        try (Generator generator = loaded((alone, together) -> {
            tried.addAll(List.of(alone, together));
            return pays;
        })) {
            assertThat(generator).isSameAs(tried.get(pays ? 1 : 0));
            assertThat(generator.places()).isEqualTo(pays ? CORES : 1);
            refuseToRun(tried.get(pays ? 0 : 1));
        }
    }

    @Test
    void whereAllCoresCannotBeTriedItServesWithACoreForEachRun() {
        List<Generator> tried = new ArrayList<>();

        try (Generator generator = loaded((alone, together) -> {
            tried.add(together);
            throw new IllegalStateException("as if");
        })) {
            assertThat(generator.places()).isEqualTo(1);
            refuseToRun(tried.get(0));
        }
    }

    @Test
    void bothAreTimedAndMakeTheSameImages() {
        try (Generator alone = loaded((one, all) -> false);
                Generator together = loaded((one, all) -> true)) {
            assertThat(WarmUp.sideBySide(alone, CORES)).as("nanoseconds").isPositive();
            Loader.Trial.TIMED.pays(alone, together);
            assertThat(alone.all(Input.of(new float[8])).images())
                    .isEqualTo(together.all(Input.of(new float[8])).images());
        }
    }
}

package crescendo.inference.session.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.Publication;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.session.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpscalerLoaderTest {
    private static final int CORES = 3;
    private static final Patches TILE = new Patches(1, 16, 16, 255, (patch, y, x, channel) -> 9 * y + x);

    private final Publication publication = TinyUpscalers.published("larger", 1000, TinyUpscaler.own(2, 3, 5));
    private final List<String> happened = new ArrayList<>();
    private final OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
    private final Function<Upscaler, List<Patches>> usual = upscaler -> List.of(TILE);

    private Upscaler loaded(Executor turns) {
        return new UpscalerLoader(runtime, this::fetch, usual, turns).apply(publication.manifest());
    }

    /** One of those that could have all cores, and may have one. */
    private Upscaler loaded(BiPredicate<Upscaler, Upscaler> sideBySide) {
        Shares shares = new Shares() {
            @Override
            public boolean mayBeSideBySide(long nanos) {
                return nanos > 0;
            }

            @Override
            public boolean areSideBySide(Upscaler alone, Upscaler together, Patches run) {
                assertThat(run).isSameAs(TILE);
                return sideBySide.test(alone, together);
            }
        };
        return new UpscalerLoader(runtime.with(CORES), this::fetch, usual, Runnable::run, CORES, shares)
                .apply(publication.manifest());
    }

    private static void refuseToRun(Upscaler closed) {
        assertThatThrownBy(() -> closed.run(TILE, made -> {})).isInstanceOf(IllegalStateException.class);
    }

    private ModelFile fetch(FileRef file) {
        FileRef network = publication.manifest().file(VersionManifest.UPSCALER);
        return new ModelFile.InMemory(file.equals(network) ? publication.onnx() : publication.golden());
    }

    @Test
    void whatIsRunAheadOfAnybodysAskingIsRunInTurnsAmongThoseOfPictures() {
        Executor turns = run -> {
            happened.add("a turn");
            run.run();
        };

        try (Upscaler upscaler = loaded(turns)) {
            assertThat(upscaler.spec().scale()).isEqualTo(2);
        }

        assertThat(happened).as("trial, golden sample, tile").containsExactly("a turn", "a turn", "a turn");
    }

    @Test
    void whatIsNotMadeAsItWasPublishedIsRefused() {
        Executor first = run -> {
            if (happened.isEmpty()) {
                run.run();
            }
            happened.add("a turn");
        };

        assertThatThrownBy(() -> loaded(first))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("golden sample: images differ by");
        assertThat(happened).containsExactly("a turn", "a turn");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsHaveAllCoresAndThoseSideBySideOneWhereThatPays(boolean pays) {
        List<Upscaler> tried = new ArrayList<>();

        try (Upscaler upscaler = loaded((alone, together) -> {
            tried.addAll(List.of(alone, together));
            return pays;
        })) {
            assertThat(upscaler.places()).isEqualTo(CORES);
            assertThat(upscaler.sideBySide().map(Upscaler::places)).isEqualTo(pays ? Optional.of(1) : Optional.empty());
            upscaler.run(TILE, made -> {});
        }
        refuseToRun(tried.get(0));
        refuseToRun(tried.get(1));
    }

    @Test
    void whereACoreAloneCannotBeTriedARunHasAll() {
        List<Upscaler> tried = new ArrayList<>();

        try (Upscaler upscaler = loaded((alone, together) -> {
            tried.add(alone);
            throw new IllegalStateException("as if");
        })) {
            assertThat(upscaler.sideBySide()).isEmpty();
            refuseToRun(tried.get(0));
        }
    }

    @Test
    void bothAreTimedAndMakeTheSame() {
        List<Integer> made = new ArrayList<>();
        try (Upscaler upscaler = loaded((alone, together) -> {
            Shares.TIMED.areSideBySide(alone, together, TILE);
            return true;
        })) {
            upscaler.run(TILE, upscaled -> made.add(upscaled.at(0, 20, 11, 1)));
            upscaler.sideBySide().orElseThrow().run(TILE, upscaled -> made.add(upscaled.at(0, 20, 11, 1)));
        }

        assertThat(made.get(0)).isEqualTo(made.get(1));
    }

    @Test
    void bothAreOpenedOfOneFileOnDisk(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("alone")).resolve("network");
        FileRef network = publication.manifest().file(VersionManifest.UPSCALER);
        Files.write(file, publication.onnx());
        Function<FileRef, ModelFile> onDisk =
                wanted -> wanted.equals(network) ? new ModelFile.OnDisk(file) : fetch(wanted);
        List<Long> levels = new ArrayList<>();
        Shares counting = new Shares() {
            @Override
            public boolean mayBeSideBySide(long nanos) {
                return true;
            }

            @Override
            public boolean areSideBySide(Upscaler alone, Upscaler together, Patches run) {
                levels.add(levelsOf16Bits(alone));
                levels.add(levelsOf16Bits(together));
                return true;
            }
        };

        new UpscalerLoader(runtime.with(CORES), onDisk, usual, Runnable::run, CORES, counting)
                .apply(publication.manifest())
                .close();

        assertThat(levels).as("all bits come through both").allMatch(some -> some > 256);
        assertThat(folder).isEmptyDirectory();
    }

    private static long levelsOf16Bits(Upscaler upscaler) {
        List<Integer> made = new ArrayList<>();
        Patches deep = new Patches(1, 40, 40, 65535, (patch, y, x, channel) -> 41 * (40 * y + x));
        upscaler.run(deep, upscaled -> IntStream.range(0, 80 * 80)
                .forEach(i -> made.add(upscaled.at(0, i / 80, i % 80, 0))));
        return made.stream().distinct().count();
    }

    @Test
    void aRunThatTakesLongHasAllCoresWithoutATrial() {
        assertThat(Shares.TIMED.mayBeSideBySide(40_000_000)).isTrue();
        assertThat(Shares.TIMED.mayBeSideBySide(860_000_000)).isFalse();
    }
}

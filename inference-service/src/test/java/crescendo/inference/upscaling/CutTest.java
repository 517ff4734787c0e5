package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tiles are run at once, and that no number of them is met first by a user. */
class CutTest {
    private static final Rule RULE = Rule.of(10, 3, 1);

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 1", "750, 4", "1600, 16", "1000000, 256"})
    void everyNumberThatARunMayHaveIsWarmed(long pixels, int most) {
        Cut cut = new Cut(RULE, RULE, pixels, -1);

        for (int left = 1; left < 600; left++) {
            int batch = cut.batch(10, 10, left);

            assertThat(batch).isBetween(1, left);
            assertThat(cut.counts(10, 10)).contains(batch);
        }
        assertThat(cut.batch(10, 10, 600)).isEqualTo(most);
    }

    /** Tiles of 512 with an overlap of 250 would advance by 12 pixels. */
    @ParameterizedTest
    @CsvSource({"5, 262144, 20", "250, 4000000, 1000", "250, 810000, 900", "250, 262144, 750", "0, 262144, 0"})
    void tilesAreNotLostBetweenTheirOverlaps(int overlap, long pixels, int side) {
        assertThat(Cut.worthWhile(overlap, pixels)).isEqualTo(side);
    }

    @Test
    void aLargerOverlapMakesLargerTiles() {
        TinyUpscaler network = TinyUpscaler.own(2, 3, 5);
        try (Upscaler upscaler = TinyUpscalers.open(network)) {
            int overlap = upscaler.spec().overlap();

            Cut near = Cut.usual(upscaler, 2 * overlap + 1, 1_000_000);
            Cut asked = Cut.of(upscaler, 2 * overlap + 1, 1_000_000);
            Cut impossible = Cut.of(upscaler, 2 * overlap, 1_000_000);

            assertThat(near.rows().window()).isEqualTo(4 * overlap);
            assertThat(near.columns().window()).isEqualTo(4 * overlap);
            assertThat(asked.rows().window()).isEqualTo(2 * overlap + 1);
            assertThat(impossible.rows().window()).isEqualTo(4 * overlap);
            assertThat(Cut.usual(upscaler, 50, 1_000_000).rows().window()).isEqualTo(50);
        }
    }

    @Test
    void aNetworkOfAFixedNumberGetsIt() {
        Cut cut = new Cut(RULE, RULE, 100, 6);

        assertThat(cut.batch(10, 10, 2)).isEqualTo(6);
        assertThat(cut.counts(10, 10)).containsExactly(6);
    }

    @Test
    void everyNumberOfTilesThatARunMayHaveIsWarmed() {
        try (Upscaler upscaler = TinyUpscalers.open(TinyUpscaler.own(2, 3, 5))) {
            assertThat(new WarmTiles(12, 600).apply(upscaler))
                    .extracting(Patches::count)
                    .containsExactly(1, 2, 4);
        }
    }

    @Test
    void aNetworkOfFixedSidesIsWarmedAtThem() {
        TinyUpscaler network = new TinyUpscaler(2, Colours.RGB, 5, Layout.NHWC, Values.BYTES, 24);
        try (Upscaler upscaler = TinyUpscalers.open(network)) {
            new WarmTiles(100, 1)
                    .apply(upscaler)
                    .forEach(run -> upscaler.run(run, made -> {})); // ONNX Runtime refuses other sides
        }
    }
}

package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Rule;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void aNetworkOfAFixedNumberGetsIt() {
        Cut cut = new Cut(RULE, RULE, 100, 6);

        assertThat(cut.batch(10, 10, 2)).isEqualTo(6);
        assertThat(cut.counts(10, 10)).containsExactly(6);
    }

    @Test
    void warmingTakesATurnForEachRun() {
        AtomicInteger turns = new AtomicInteger();
        try (Upscaler upscaler = TinyUpscalers.open(TinyUpscaler.own(2, 3, 5))) {
            new WarmTiles(10, 400, run -> {
                        turns.incrementAndGet();
                        run.run();
                    })
                    .accept(upscaler);
        }

        assertThat(turns).as("one, two and four tiles").hasValue(3);
    }

    @Test
    void aNetworkOfFixedSidesIsWarmedAtThem() {
        TinyUpscaler network = new TinyUpscaler(2, Colours.RGB, 5, Layout.NHWC, Values.BYTES, 24);
        try (Upscaler upscaler = TinyUpscalers.open(network)) {
            new WarmTiles(100, 1, Runnable::run).accept(upscaler); // ONNX Runtime refuses other sides
        }
    }
}

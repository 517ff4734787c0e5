package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.image.picture.Extras;
import crescendo.inference.image.picture.Picture;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Rule;
import crescendo.inference.upscaling.lane.Lanes;
import crescendo.inference.upscaling.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** A picture in tiles is the picture as a whole. */
class BandsTest {
    private static final Values ONE = new Values("float32", 0, 1);
    private static final Upscaler BYTES = TinyUpscalers.open(TinyUpscaler.own(2, 3, 5));
    private static final Upscaler GREY = TinyUpscalers.open(TinyUpscaler.own(3, 1, 6));
    private static final Upscaler PLANES =
            TinyUpscalers.open(new TinyUpscaler(4, Colours.BGR, 7, Layout.NCHW, ONE, -1));

    private static final Lanes ONE_LANE = new Lanes(1, Runnable::run);

    @AfterContainer
    static void close() {
        List.of(BYTES, GREY, PLANES).forEach(Upscaler::close);
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.oneOf(
                Arbitraries.of(1, 2, 3, 7, 13, 31, 53), Arbitraries.integers().between(1, 70));
    }

    @Property(tries = 60)
    void noSeamIsSeenWhateverTheSize(
            @ForAll("sides") int height,
            @ForAll("sides") int width,
            @ForAll @IntRange(min = 1, max = 4) int channels,
            @ForAll boolean deep,
            @ForAll @IntRange(min = 8, max = 40) int tile) {
        Picture picture = noise(height, width, channels, deep ? 16 : 8);

        for (Upscaler upscaler : List.of(BYTES, GREY, PLANES)) {
            short[] tiled = all(picture, upscaler, Cut.of(upscaler, tile, 2048));

            assertThat(worst(tiled, all(picture, upscaler, whole())))
                    .as("of %d in %s", picture.white(), upscaler.spec())
                    .isLessThanOrEqualTo(picture.white() / 255);
        }
    }

    @Example
    void fewerTilesThanLanesGoThroughTheNetworkTogether() {
        Rule side = new Rule(20, 0, 1, false);
        List<Integer> counts = new ArrayList<>();
        Bands five = new Bands(
                noise(20, 100, 3, 8),
                BYTES,
                new Cut(side, side, 1600, -1),
                Opacity.NETWORK,
                (places, tiles, run) -> counts.add(tiles),
                new Lanes(16, Runnable::run),
                new Progress());

        five.next();

        assertThat(counts).containsExactly(4, 1);
    }

    @Example
    void withoutOverlapTheSeamWouldBeSeen() {
        Picture picture = noise(40, 40, 3, 8);
        Rule blunt = new Rule(20, 0, 1, false);

        short[] tiled = all(picture, BYTES, new Cut(blunt, blunt, 400, -1));

        assertThat(worst(tiled, all(picture, BYTES, whole()))).isGreaterThan(1);
    }

    @Example
    void aNetworkOfFixedSizeGetsItsSizeOfPicturesThatAreShorterAndLonger() {
        try (Upscaler fixed = TinyUpscalers.open(new TinyUpscaler(2, Colours.RGB, 5, Layout.NHWC, Values.BYTES, 24))) {
            Picture longer = noise(61, 30, 3, 8);
            Picture shorter = noise(5, 9, 3, 8);

            assertThat(worst(all(longer, fixed, Cut.of(fixed, 100, 1)), all(longer, BYTES, whole())))
                    .isLessThanOrEqualTo(1);
            assertThat(all(shorter, fixed, Cut.of(fixed, 100, 1))).hasSize(10 * 18 * 3);
        }
    }

    @Example
    void sixteenBitsComeOutOfANetworkThatKnowsNumbersBetween() {
        short[] samples = new short[30 * 30 * 3];
        Arrays.fill(samples, (short) 30_001);
        Picture flat = new Picture(30, 30, 3, 16, samples, Extras.NONE);

        short[] made = all(flat, PLANES, whole());

        assertThat(made[made.length / 2] & 0xffff).isBetween(20_000, 45_000);
        assertThat(IntStream.range(0, made.length).map(i -> (made[i] & 0xffff) % 257))
                .anyMatch(rest -> rest != 0);
    }

    @Example
    void runsThatGoOnSideBySideMakeTheSame() {
        Picture picture = noise(50, 70, 4, 8);
        Cut cut = Cut.of(BYTES, 12, 300);
        ExecutorService others = Executors.newCachedThreadPool();
        TinyUpscaler network = TinyUpscaler.own(2, 3, 5);
        try (Upscaler both = TinyUpscalers.open(network).with(TinyUpscalers.open(network))) {
            short[] made = all(picture, both, cut, Opacity.NETWORK, new Lanes(3, others));

            assertThat(made).isEqualTo(all(picture, BYTES, cut));
        } finally {
            others.shutdown();
        }
    }

    @Example
    void onceItIsStoppedNothingMoreIsMade() {
        Picture picture = noise(40, 40, 3, 8);
        Progress progress = new Progress();
        Bands bands = new Bands(
                picture,
                BYTES,
                Cut.of(BYTES, 10, 100),
                Opacity.NETWORK,
                (places, tiles, run) -> run.run(),
                ONE_LANE,
                progress);
        bands.next();

        bands.stop();

        assertThatExceptionOfType(Cancelled.class).isThrownBy(bands::next);
        assertThat(progress.done()).as("tiles of the first row").isEqualTo(9);
        assertThat(progress.tiles()).isEqualTo(81);
    }

    @Example
    void opacityIsSmoothWhereThatIsAsked() {
        Picture picture = noise(6, 6, 4, 8);
        short[] made = all(picture, BYTES, Cut.of(BYTES, 8, 100), Opacity.SMOOTH);

        // between the first two pixels of the first row: a quarter of the way
        double expected = 0.75 * picture.at(0, 0, 3) + 0.25 * picture.at(0, 1, 3);
        assertThat(made[1 * 4 + 3] & 0xffff).isEqualTo((int) Math.round(expected));
    }

    private static Cut whole() {
        Rule rule = Rule.of(256, TinyUpscaler.OVERLAP, 1);
        return new Cut(rule, rule, 1 << 20, -1);
    }

    private static short[] all(Picture picture, Upscaler upscaler, Cut cut) {
        return all(picture, upscaler, cut, Opacity.NETWORK);
    }

    private static short[] all(Picture picture, Upscaler upscaler, Cut cut, Opacity opacity) {
        return all(picture, upscaler, cut, opacity, ONE_LANE);
    }

    private static short[] all(Picture picture, Upscaler upscaler, Cut cut, Opacity opacity, Lanes lanes) {
        Bands bands =
                new Bands(picture, upscaler, cut, opacity, (places, tiles, run) -> run.run(), lanes, new Progress());
        int scale = upscaler.spec().scale();
        short[] all = new short[picture.samples().length * scale * scale];
        int at = 0;
        while (bands.hasNext()) {
            short[] some = bands.next();
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        assertThat(at).isEqualTo(all.length);
        return all;
    }

    private static int worst(short[] one, short[] other) {
        int worst = 0;
        for (int i = 0; i < one.length; i++) {
            worst = Math.max(worst, Math.abs((one[i] & 0xffff) - (other[i] & 0xffff)));
        }
        return worst;
    }

    private static Picture noise(int height, int width, int channels, int depth) {
        Random random = new Random(31L * height + width);
        short[] samples = new short[height * width * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(1 << depth);
        }
        return new Picture(height, width, channels, depth, samples, Extras.NONE);
    }
}

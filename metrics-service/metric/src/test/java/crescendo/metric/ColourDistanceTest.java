package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColourDistanceTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void itIsTheHellingerDistanceOfTheColoursWrittenOutPlainly() {
        Images reals = TestArrays.of(4, 32, 3, (n, c, y, x) -> 60 + (n * 7 + c * 31 + x * y * (c + 3)) % 71);
        Images fakes = TestArrays.of(4, 32, 3, (n, c, y, x) -> 70 + (n * 5 + c * 17 + (x + y) * (c + 5)) % 67);

        ColourDistance distance = ColourDistance.between(reals, fakes, workers);

        Map<String, Double> p = colours(reals);
        Map<String, Double> q = colours(fakes);
        double common = 0;
        for (String colour : p.keySet()) common += Math.sqrt(p.get(colour) * q.getOrDefault(colour, 0.0));
        assertThat(distance.value()).isCloseTo(Math.sqrt(1 - common), within(1e-9));
        assertThat(distance.value()).isBetween(0.05, 0.95);
    }

    @Test
    void theShiftOfAColourIsTheMeanDifferenceOfItsSortedValues() {
        ColourDistance distance = ColourDistance.between(TestArrays.a(), TestArrays.b(), workers);

        for (int c = 0; c < 3; c++) {
            int[] p = sorted(TestArrays.a(), c);
            int[] q = sorted(TestArrays.b(), c);
            double sum = 0;
            for (int i = 0; i < p.length; i++) sum += Math.abs(p[i] - q[i]);
            assertThat(distance.shifts().get(c)).as("channel %d", c).isCloseTo(sum / p.length, within(1e-9));
        }
    }

    @Test
    void aTintShiftsItsOwnColourAlone() {
        Images reals = TestArrays.of(4, 16, 3, (n, c, y, x) -> 20 + 9 * y + 3 * x);
        Images tinted = TestArrays.of(4, 16, 3, (n, c, y, x) -> 20 + 9 * y + 3 * x + (c == 1 ? 30 : 0));

        ColourDistance distance = ColourDistance.between(reals, tinted, workers);

        assertThat(distance.shifts().get(0)).isCloseTo(0, within(1e-9));
        assertThat(distance.shifts().get(1)).isCloseTo(30, within(1e-9));
        assertThat(distance.value()).isGreaterThan(0.5);
    }

    @Test
    void coloursThatSwapChannelsAreSeenThoughTogetherTheyAreTheSame() {
        Images reals = TestArrays.of(1, 16, 3, (n, c, y, x) -> c == y % 2 ? 200 : 20);
        Images paired = TestArrays.of(1, 16, 3, (n, c, y, x) -> c < 2 && y % 2 == 0 ? 200 : 20);

        ColourDistance distance = ColourDistance.between(reals, paired, workers);

        assertThat(distance.shifts()).allSatisfy(shift -> assertThat(shift).isZero());
        assertThat(distance.value()).isEqualTo(1);
    }

    @Test
    void equalSetsAreNothingApartAndUnlikeOnesWholly() {
        Images dark = TestArrays.of(2, 8, 1, (n, c, y, x) -> 15 - y);
        Images bright = TestArrays.of(2, 8, 1, (n, c, y, x) -> 255 - y);

        assertThat(ColourDistance.between(dark, dark, workers).value()).isZero();
        assertThat(ColourDistance.between(dark, bright, workers)).isEqualTo(new ColourDistance(1, List.of(240.0)));
    }

    @Test
    void itIsTheSameHoweverManyWorkAndInWhateverOrderImagesCome() {
        Images reals = TestArrays.of(300, 8, 3, (n, c, y, x) -> 13 * n + 5 * c + 29 * y + x * x);
        Images fakes = TestArrays.of(200, 8, 3, (n, c, y, x) -> 11 * n + 7 * c + 31 * y + x * y);
        ColourDistance found = ColourDistance.between(reals, fakes, workers);

        try (Workers alone = new Workers(1)) {
            assertThat(ColourDistance.between(Reversed.of(reals), fakes, alone)).isEqualTo(found);
        }
        assertThat(ColourDistance.between(fakes, reals, workers)).isEqualTo(found);
    }

    @Test
    void greyAndColourDoNotCompare() {
        assertThatThrownBy(() ->
                        ColourDistance.between(TestArrays.a(), TestArrays.of(2, 32, 1, (n, c, y, x) -> x), workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakes must have 3 channels as reals, not 1");
    }

    private static Map<String, Double> colours(Images images) {
        Map<String, Double> shares = new HashMap<>();
        int pixels = images.pixels().length / 3;
        for (int i = 0; i < pixels; i++) {
            String colour = "";
            for (int c = 0; c < 3; c++) colour += (images.pixels()[3 * i + c] & 0xff) / 16 + " ";
            shares.merge(colour, 1.0 / pixels, Double::sum);
        }
        return shares;
    }

    private static int[] sorted(Images images, int channel) {
        int[] values = new int[images.pixels().length / 3];
        for (int i = 0; i < values.length; i++) values[i] = images.pixels()[3 * i + channel] & 0xff;
        Arrays.sort(values);
        return values;
    }
}

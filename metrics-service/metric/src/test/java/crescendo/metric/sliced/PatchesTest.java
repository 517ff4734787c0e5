package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatchesTest {
    @Test
    void drawnPatchesAreAFunctionOfSeedStreamAndImage() {
        int[] drawn = Patches.uniform(32, 32, 128, 7, 1).corners(5);

        assertThat(Patches.uniform(32, 32, 128, 7, 1).corners(5)).isEqualTo(drawn);
        assertThat(Patches.uniform(32, 32, 128, 8, 1).corners(5)).isNotEqualTo(drawn);
        assertThat(Patches.uniform(32, 32, 128, 7, 2).corners(5)).isNotEqualTo(drawn);
        assertThat(Patches.uniform(32, 32, 128, 7, 1).corners(6)).isNotEqualTo(drawn);
    }

    @Test
    void theFirstDrawnPatchesOfASeedStayWhatTheyAre() {
        assertThat(Arrays.copyOf(Patches.uniform(32, 32, 128, 7, 1).corners(5), 4))
                .containsExactly(600, 355, 352, 615);
    }

    @Test
    void drawnPatchesReachEveryPlaceEquallyOften() {
        int[] counts = new int[16 * 16];
        Patches drawn = Patches.uniform(16, 16, 128, 1, 1);
        for (int image = 0; image < 1000; image++) for (int corner : drawn.corners(image)) counts[corner]++;

        for (int y = 0; y < 10; y++)
            for (int x = 0; x < 10; x++)
                assertThat(counts[16 * y + x]).as("(%d, %d)", y, x).isBetween(1100, 1460);
        assertThat(Arrays.stream(counts).filter(n -> n > 0).count()).isEqualTo(100);
    }

    @Test
    void directionsHaveLengthOneAndNoPreferredSide() {
        float[][] directions = Directions.uniform(2000, 49, 3, 1);

        for (float[] direction : directions)
            assertThat(IntStream.range(0, 49)
                            .mapToDouble(k -> direction[k] * direction[k])
                            .sum())
                    .isCloseTo(1, within(1e-5));
        assertThat(Arrays.stream(directions).mapToDouble(d -> d[0]).average().orElseThrow())
                .isCloseTo(0, within(0.02));
    }
}

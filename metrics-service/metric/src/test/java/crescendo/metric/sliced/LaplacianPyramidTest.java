package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.Images;
import crescendo.metric.TestArrays;
import org.junit.jupiter.api.Test;

class LaplacianPyramidTest {
    @Test
    void levelsOfTheTestArrayHaveTheGoldenValues() {
        float[] first = LaplacianPyramid.level(TestArrays.a(), 0, 0);
        float[] last = LaplacianPyramid.level(TestArrays.a(), 3, 0);

        assertThat(first[0]).isCloseTo(-79.480469f, within(1e-5f));
        assertThat(last[(1 * 32 + 5) * 32 + 7]).isCloseTo(100.594727f, within(1e-5f));
        assertThat(LaplacianPyramid.level(TestArrays.a(), 0, 1)[0]).isEqualTo(55.6875f);
        assertThat(LaplacianPyramid.level(TestArrays.a(), 3, 1)[(1 * 16 + 5) * 16 + 7])
                .isCloseTo(114.910156f, within(1e-5f));
    }

    @Test
    void everyValueOfEveryLevelEqualsThePlainFilters() {
        Images images = TestArrays.of(1, 64, 3, (n, c, y, x) -> 7 * c + 31 * y + 17 * x + 5 * ((x * y) % 29));

        for (int level = 0; level < 3; level++) {
            float[] fast = LaplacianPyramid.level(images, 0, level);
            double[][][] plain = PlainSwd.level(images, 0, level);
            int size = 64 >> level;

            for (int i = 0; i < fast.length; i++)
                assertThat((double) fast[i])
                        .as("level %d, value %d", level, i)
                        .isCloseTo(plain[i / (size * size)][i / size % size][i % size], within(1e-4));
        }
    }

    @Test
    void imagesThatAreNotSquareEqualThePlainFiltersToo() {
        for (int[] sides : new int[][] {{64, 32}, {48, 64}}) {
            Images images = TestArrays.of(
                    1, sides[0], sides[1], 3, (n, c, y, x) -> 7 * c + 31 * y + 17 * x + 5 * ((x * y) % 29));

            for (int level = 0; level < 2; level++) {
                float[] fast = LaplacianPyramid.level(images, 0, level);
                double[][][] plain = PlainSwd.level(images, 0, level);
                int width = sides[1] >> level;
                int area = (sides[0] >> level) * width;

                assertThat(fast).hasSize(3 * area);
                for (int i = 0; i < fast.length; i++)
                    assertThat((double) fast[i])
                            .as("level %d, value %d", level, i)
                            .isCloseTo(plain[i / area][i % area / width][i % width], within(1e-4));
            }
        }
    }

    @Test
    void aPartOfALevelIsTheVeryNumbersOfTheWhole() {
        for (int[] sides : new int[][] {{128, 128}, {48, 64}, {64, 32}}) {
            Images images = TestArrays.of(
                    2, sides[0], sides[1], 3, (n, c, y, x) -> 9 * n + 7 * c + 31 * y + 17 * x + 5 * ((x * y) % 29));
            for (int level = 0; level < LaplacianPyramid.levels(sides[0], sides[1]); level++) {
                int height = sides[0] >> level;
                int width = sides[1] >> level;
                float[] whole = LaplacianPyramid.level(images, 1, level);
                for (int top = 0; top <= height - 7; top += top < height - 8 ? 5 : 1)
                    for (int left = 0; left <= width - 7; left += left < width - 8 ? 5 : 1) {
                        Region where = new Region(top, left, 7, 7);
                        assertThat(LaplacianPyramid.region(images, 1, level, where))
                                .as("%s of level %d of %dx%d", where, level, sides[0], sides[1])
                                .isEqualTo(cut(whole, height, width, where));
                    }
            }
        }
    }

    private static float[] cut(float[] whole, int height, int width, Region where) {
        float[] part = new float[3 * 49];
        for (int i = 0; i < part.length; i++)
            part[i] = whole[(i / 49 * height + where.top() + i % 49 / 7) * width + where.left() + i % 7];
        return part;
    }

    @Test
    void levelsEndWhereTheShorterSideWouldFallBelowSixteen() {
        assertThat(LaplacianPyramid.levels(128, 64)).isEqualTo(3);
        assertThat(LaplacianPyramid.levels(96, 128)).isEqualTo(3);
        assertThat(LaplacianPyramid.levels(32, 8)).isZero();
        assertThatThrownBy(() -> LaplacianPyramid.levels(64, 35))
                .hasMessageContaining("even at every level, not 64x35");
    }

    @Test
    void sixteenIsTheCoarsestLevel() {
        assertThat(LaplacianPyramid.levels(8, 8)).isZero();
        assertThat(LaplacianPyramid.levels(16, 16)).isEqualTo(1);
        assertThat(LaplacianPyramid.levels(128, 128)).isEqualTo(4);
        assertThatThrownBy(() -> LaplacianPyramid.levels(48, 48)).hasMessage("size must be a power of two, not 48");
    }
}

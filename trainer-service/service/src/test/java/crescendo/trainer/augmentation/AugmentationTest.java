package crescendo.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.trainer.augmentation.Evaluated.Images;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat64;

class AugmentationTest {
    private static final Augmentations ALL = new Augmentations(List.of(new Colour(), new Translation(), new Cutout()));

    static Stream<Augmentation> each() {
        return Stream.concat(Stream.of(new Mirroring()), ALL.steps().stream());
    }

    @ParameterizedTest
    @MethodSource("each")
    void keepsTheShapeDownTo4x4(Augmentation augmentation) {
        for (long[] shape : new long[][] {{3, 4, 4, 1}, {2, 8, 8, 3}, {1, 16, 8, 3}}) {
            Images changed = changed(augmentation, Images.different(shape), 0.3);

            assertThat(changed.shape()).containsExactly(shape);
            assertThat(Arrays.stream(changed.values()).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @Test
    void mirroringTurnsAnImageWhoseChanceIsBelowAHalf() {
        Images images = Images.different(2, 4, 8, 3);

        Images turned = Evaluated.of(new Mirroring(), images, 0.499);

        assertThat(turned.at(1, 3, 2, 1)).isEqualTo(images.at(1, 3, 5, 1));
        assertThat(Evaluated.of(new Mirroring(), turned, 0.3).values()).isEqualTo(images.values());
    }

    @Test
    void chancesOfAHalfLeaveColoursAndPlaceAsTheyAre() {
        Images images = Images.different(2, 8, 8, 3);

        assertThat(Evaluated.of(new Mirroring(), images, 0.5).values()).isEqualTo(images.values());
        assertThat(Evaluated.of(new Translation(), images, 0.5, 0.5).values()).isEqualTo(images.values());
        assertThat(Evaluated.of(new Colour(), images, 0.5, 0.5, 0.5).values())
                .containsExactly(images.values(), within(1e-12));
    }

    @Test
    void brightnessIsAddedSaturationScalesTheDistanceToGreyAndContrastThatToTheMean() {
        Images images = new Images(new double[] {0.3, 0.6, 0, -0.3, 0, 0}, 1, 1, 2, 3); // of the means 0.3 and −0.1

        assertThat(Evaluated.of(new Colour(), images, 0.7, 0.5, 0.5).values())
                .containsExactly(new double[] {0.5, 0.8, 0.2, -0.1, 0.2, 0.2}, within(1e-12));
        assertThat(Evaluated.of(new Colour(), images, 0.5, 0, 0.5).values())
                .containsExactly(new double[] {0.3, 0.3, 0.3, -0.1, -0.1, -0.1}, within(1e-12));
        assertThat(Evaluated.of(new Colour(), images, 0.5, 0.5, 0).values())
                .containsExactly(new double[] {0.2, 0.35, 0.05, -0.1, 0.05, 0.05}, within(1e-12));
    }

    @Test
    void translationMovesByAnEighthAtMostAndLeavesZeros() {
        Images images = Images.different(1, 16, 8, 1);

        Images down = Evaluated.of(new Translation(), images, 0, 0.999);

        for (int row = 0; row < 16; row++)
            for (int column = 0; column < 8; column++)
                assertThat(down.at(0, row, column, 0))
                        .as("row %d, column %d", row, column)
                        .isEqualTo(row < 2 || column > 6 ? 0 : images.at(0, row - 2, column + 1, 0));
    }

    @Test
    void translationLeaves4x4AsItIs() {
        Images images = Images.different(2, 4, 4, 3);

        assertThat(Evaluated.of(new Translation(), images, 0, 0.999).values()).isEqualTo(images.values());
    }

    @ParameterizedTest(name = "chances of {0}")
    @ValueSource(doubles = {0, 0.3, 0.999})
    void cutoutBlanksABoxOfHalfTheSideThatMayLieAtTheBorder(double chance) {
        Images images = Images.different(1, 8, 8, 3);
        int start = (int) (chance * 9) - 2;

        Images cut = Evaluated.of(new Cutout(), images, chance, 0.5);

        for (int row = 0; row < 8; row++)
            for (int column = 0; column < 8; column++)
                assertThat(cut.at(0, row, column, 1))
                        .as("row %d, column %d", row, column)
                        .isEqualTo(
                                row >= start && row < start + 4 && column >= 2 && column < 6
                                        ? 0
                                        : images.at(0, row, column, 1));
    }

    @Test
    void everyImageIsChangedInAWayOfItsOwnAndAlikeForTheSameKey() {
        Images images = new Images(new double[2 * 8 * 8], 2, 8, 8, 1);
        Arrays.fill(images.values(), 0.4);

        double[] changed = keyed(images, 3, 9);

        assertThat(keyed(images, 3, 9)).isEqualTo(changed);
        assertThat(keyed(images, 3, 10)).isNotEqualTo(changed);
        assertThat(keyed(images, 4, 9)).isNotEqualTo(changed);
        assertThat(Arrays.copyOfRange(changed, 0, 64)).isNotEqualTo(Arrays.copyOfRange(changed, 64, 128));
    }

    @ParameterizedTest
    @MethodSource("each")
    void hasTheSlopeItShows(Augmentation augmentation) {
        Images images = Images.different(2, 8, 8, 3);
        double[] claimed = Evaluated.of(images, (graph, x) -> graph.gradient(loss(graph, augmentation, x), x))
                .values();

        for (int i = 0; i < claimed.length; i += 29) {
            double[] values = images.values().clone();
            values[i] += 1e-6;
            double above = lossAt(augmentation, new Images(values, images.shape()));
            values[i] -= 2e-6;
            double below = lossAt(augmentation, new Images(values, images.shape()));

            assertThat(claimed[i]).isCloseTo((above - below) / 2e-6, within(1e-7));
        }
    }

    private static double lossAt(Augmentation augmentation, Images images) {
        return Evaluated.of(images, (graph, x) -> loss(graph, augmentation, x)).values()[0];
    }

    private static Operand<TFloat64> loss(TypedGraph<TFloat64> graph, Augmentation augmentation, Operand<TFloat64> x) {
        double[] chances = Arrays.copyOf(new double[] {0.3, 0.9, 0.4}, augmentation.chances());
        Operand<TFloat64> changed = augmentation.of(graph, x, Evaluated.constants(graph, x, chances));
        return graph.meanOfAll(
                graph.sumPerExample(graph.ops().math.tanh(graph.ops().math.square(changed))));
    }

    private static double[] keyed(Images images, long seed, long step) {
        return Evaluated.of(images, (graph, x) -> ALL.of(graph, x, Draws.whole(graph, 2, seed, step)))
                .values();
    }

    private static Images changed(Augmentation augmentation, Images images, double chance) {
        double[] chances = new double[augmentation.chances()];
        Arrays.fill(chances, chance);
        return Evaluated.of(augmentation, images, chances);
    }
}

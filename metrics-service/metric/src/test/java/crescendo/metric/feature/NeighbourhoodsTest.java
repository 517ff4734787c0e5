package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Precision, recall, density and coverage against their definitions, pair by pair in double. */
class NeighbourhoodsTest {
    private static final int K = 3;

    private final Workers workers = new Workers(2);
    private final Features reals = Drawn.normal(1, 700, 12, 1, 100);
    private final Features fakes = Drawn.normal(2, 600, 12, 0.8, 101);

    @Test
    void radiiReachToTheKthNeighbour() throws MetricUndefined {
        Neighbourhoods balls = Neighbourhoods.of("reals", reals, K, workers);

        for (int i = 0; i < reals.count(); i += 50)
            assertThat((double) balls.squaredRadii()[i]).isCloseTo(radius(reals, i), within(1e-3 * radius(reals, i)));
    }

    @Test
    void precisionAndRecallAreTheSharesWithinTheOthersBalls() throws MetricUndefined {
        PrecisionRecall found = PrecisionRecall.between(reals, fakes, K, workers);

        assertThat(found.precision()).isCloseTo(shareWithin(fakes, reals), within(2.0 / 600));
        assertThat(found.recall()).isCloseTo(shareWithin(reals, fakes), within(2.0 / 700));
        assertThat(found.precision()).isBetween(0.05, 0.99);
    }

    @Test
    void densityAndCoverageCountTheRealsBalls() throws MetricUndefined {
        double[] radii = radii(reals);
        long pairs = 0;
        for (int i = 0; i < fakes.count(); i++)
            for (int j = 0; j < reals.count(); j++) if (Drawn.squaredDistance(fakes, i, reals, j) <= radii[j]) pairs++;
        double covered = IntStream.range(0, reals.count())
                .filter(j -> IntStream.range(0, fakes.count())
                        .anyMatch(i -> Drawn.squaredDistance(fakes, i, reals, j) <= radii[j]))
                .count();

        DensityCoverage found = DensityCoverage.between(reals, fakes, K, workers);

        assertThat(found.density()).isCloseTo((double) pairs / K / fakes.count(), within(0.01));
        assertThat(found.coverage()).isCloseTo(covered / reals.count(), within(2.0 / 700));
    }

    @Test
    void aSetLiesWhollyWithinItself() throws MetricUndefined {
        PrecisionRecall found = PrecisionRecall.between(reals, reals, K, workers);

        assertThat(found).isEqualTo(new PrecisionRecall(1, 1));
        assertThat(DensityCoverage.between(reals, reals, K, workers).coverage()).isEqualTo(1);
    }

    @Test
    void setsFarApartShareNothing() throws MetricUndefined {
        Features far = Drawn.normal(3, 100, 12, 1, 900);

        assertThat(PrecisionRecall.between(reals, far, K, workers)).isEqualTo(new PrecisionRecall(0, 0));
        assertThat(DensityCoverage.between(reals, far, K, workers)).isEqualTo(new DensityCoverage(0, 0));
    }

    @Test
    void doesNotDependOnTheThreads() throws MetricUndefined {
        assertThat(PrecisionRecall.between(reals, fakes, K, new Workers(1)))
                .isEqualTo(PrecisionRecall.between(reals, fakes, K, workers));
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() throws MetricUndefined {
        Features turned = reals.rows(Drawn.backwards(reals.count()));

        assertThat(PrecisionRecall.between(turned, fakes, K, workers).precision())
                .isCloseTo(PrecisionRecall.between(reals, fakes, K, workers).precision(), within(1.0 / 600));
        assertThat(DensityCoverage.between(turned, fakes, K, workers).density())
                .isCloseTo(DensityCoverage.between(reals, fakes, K, workers).density(), within(1e-3));
    }

    @Test
    void aFeatureThatIsNoNumberIsUndefined() {
        Features broken = Drawn.of(1, 1, 2, Double.NaN, 4, 5);
        Features sound = Drawn.of(1, 1, 2, 3, 4, 5);

        assertThatThrownBy(() -> PrecisionRecall.between(sound, broken, K, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the extractor gives NaN as feature 0 of image 2 of the fakes");
        assertThatThrownBy(() -> DensityCoverage.between(sound, broken, K, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the extractor gives NaN as feature 0 of image 2 of the fakes");
    }

    @Test
    void noMoreImagesThanNeighboursHaveNoBalls() {
        assertThatThrownBy(() -> Neighbourhoods.of("fakes", Drawn.normal(1, 3, 2, 1, 0), 3, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("at least 4 images; the fakes are 3");
    }

    private static double shareWithin(Features points, Features centres) {
        double[] radii = radii(centres);
        long within = IntStream.range(0, points.count())
                .filter(i -> IntStream.range(0, centres.count())
                        .anyMatch(j -> Drawn.squaredDistance(points, i, centres, j) <= radii[j]))
                .count();
        return (double) within / points.count();
    }

    private static double[] radii(Features set) {
        return IntStream.range(0, set.count()).mapToDouble(i -> radius(set, i)).toArray();
    }

    private static double radius(Features set, int i) {
        return IntStream.range(0, set.count())
                .filter(j -> j != i)
                .mapToDouble(j -> Drawn.squaredDistance(set, i, set, j))
                .sorted()
                .skip(K - 1)
                .findFirst()
                .orElseThrow();
    }
}

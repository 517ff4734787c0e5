package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.feature.NearestNeighbours.Neighbour;
import crescendo.metric.feature.NearestNeighbours.Search;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
    private final Workers workers = new Workers(2);
    private final Features reals = Drawn.normal(1, 300, 12, 1, 1);
    private final Features samples = Drawn.normal(2, 16, 12, 1, 1);

    @Test
    void eachSampleHasTheRealsOfTheLargestCosinesInOrder() throws MetricUndefined {
        NearestNeighbours found = nearest(reals, samples, 4, workers);

        for (int i = 0; i < 16; i++) {
            int sample = i;
            List<Integer> expected = IntStream.range(0, reals.count())
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -cosine(sample, j)))
                    .limit(4)
                    .toList();
            List<Neighbour> nearest = found.ofSamples().get(i);
            assertThat(nearest).extracting(Neighbour::real).isEqualTo(expected);
            for (Neighbour one : nearest) assertThat(one.similarity()).isCloseTo(cosine(i, one.real()), within(1e-9));
        }
        assertThat(found.value())
                .isCloseTo(
                        IntStream.range(0, 16)
                                .mapToDouble(i -> IntStream.range(0, 300)
                                        .mapToDouble(j -> cosine(i, j))
                                        .max()
                                        .orElseThrow())
                                .max()
                                .orElseThrow(),
                        within(1e-9));
    }

    @Test
    void aCopyHasTheValueOneAndNamesItsOriginal() throws MetricUndefined {
        Features copies = reals.rows(40, 42);

        NearestNeighbours found = nearest(reals, copies, 4, workers);

        assertThat(found.value()).isCloseTo(1, within(1e-12)).isLessThanOrEqualTo(1);
        assertThat(found.ofSamples().get(1).get(0).real()).isEqualTo(41);
    }

    @Test
    void ofEqualsTheFirstComesFirst() throws MetricUndefined {
        Features twice = Drawn.of(2, 1, 0, 3, 4, 3, 4, 6, 8, 3, 4);

        List<Neighbour> nearest =
                nearest(twice, Drawn.of(2, 3, 4), 3, workers).ofSamples().get(0);

        assertThat(nearest).extracting(Neighbour::real).containsExactly(1, 2, 3);
    }

    @Test
    void doesNotDependOnTheThreads() throws MetricUndefined {
        assertThat(nearest(reals, samples, 4, new Workers(1))).isEqualTo(nearest(reals, samples, 4, workers));
    }

    @Test
    void fewerRealsThanNeighboursAreUndefined() {
        assertThatThrownBy(() -> nearest(reals.rows(0, 3), samples, 4, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("4 nearest reals take at least as many; there are 3");
    }

    @Test
    void realsMayComeInPartsAndAreNumberedOverAllOfThem() throws MetricUndefined {
        Search search = new Search(samples, 4);
        for (int first = 0; first < 300; first += 90)
            search.look(reals.rows(first, Math.min(300, first + 90)), workers);

        assertThat(search.found()).isEqualTo(nearest(reals, samples, 4, workers));
    }

    @Test
    void aSampleWhoseFeaturesAreAllZeroHasNoDirection() {
        assertThatThrownBy(() -> nearest(Drawn.of(2, 1, 2), Drawn.of(2, 1, 1, 0, 0), 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("all features of image 1 of the samples are zero: it has no direction to compare");
    }

    @Test
    void aRealWhoseFeaturesAreAllZeroIsNoNeighbour() throws MetricUndefined {
        Features some = Drawn.of(2, 0, 0, -1, -2, 0, 0, 1, 2);

        assertThat(nearest(some, Drawn.of(2, 1, 1), 2, workers).ofSamples().get(0))
                .extracting(Neighbour::real)
                .containsExactly(3, 1);
        assertThatThrownBy(() -> nearest(some, Drawn.of(2, 1, 1), 3, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("3 nearest reals take at least as many; there are 2");
    }

    @Test
    void aFeatureThatIsNoNumberIsUndefined() {
        assertThatThrownBy(() -> nearest(Drawn.of(2, 1, 1), Drawn.of(2, 1, Double.NaN), 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("feature 1 of image 0 of the samples");
    }

    private static NearestNeighbours nearest(Features reals, Features samples, int k, Workers workers)
            throws MetricUndefined {
        Search search = new Search(samples, k);
        search.look(reals, workers);
        return search.found();
    }

    private double cosine(int sample, int real) {
        double between = Drawn.squaredDistance(samples, sample, reals, real);
        double a = Drawn.squaredDistance(samples, sample, new Features(new float[12], 1, 12), 0);
        double b = Drawn.squaredDistance(reals, real, new Features(new float[12], 1, 12), 0);
        return (a + b - between) / 2 / Math.sqrt(a * b);
    }
}

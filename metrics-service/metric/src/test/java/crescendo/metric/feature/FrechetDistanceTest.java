package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    private final Workers workers = new Workers(2);

    @Test
    void aSetIsNotApartFromItself() throws MetricUndefined {
        Features set = Drawn.normal(1, 300, 40, 2, 5);

        assertThat(FrechetDistance.between(set, set, workers).value()).isCloseTo(0, within(1e-6));
    }

    /** Columns that are orthogonal and centred have a diagonal covariance, for which the distance is Σ (Δμ)² + Σ (Δσ)². */
    @Test
    void gaussiansOfUncorrelatedFeaturesLieApartByMeansAndDeviations() throws MetricUndefined {
        Features reals = orthogonal(new double[] {1, 2, 3}, new double[] {0, 0, 0});
        Features fakes = orthogonal(new double[] {2, 2, 0.5}, new double[] {3, -1, 0.25});

        FrechetDistance distance = FrechetDistance.between(reals, fakes, workers);

        double ofSample = 8.0 / 7; // variance of ±1 over N − 1
        double expected = 9 + 1 + 0.0625 + ofSample * (1 + 0 + 2.5 * 2.5);
        assertThat(distance.value()).isCloseTo(expected, within(1e-9));
    }

    /** For two features tr((C₁C₂)^½) = √(tr(C₁C₂) + 2 √det(C₁C₂)). */
    @Test
    void correlatedPairsMatchTheClosedFormForTwoFeatures() throws MetricUndefined {
        Features reals = mixed(3, 0.9);
        Features fakes = mixed(4, -0.4);

        double expected = closedForm(reals, fakes);

        assertThat(FrechetDistance.between(reals, fakes, workers).value()).isCloseTo(expected, within(1e-9 * expected));
    }

    /** Equal covariances cancel: what is left is the squared length of the shift. */
    @Test
    void gaussiansThatAreShiftedLieTheSquaredShiftApart() throws MetricUndefined {
        Features reals = Drawn.normal(1, 500, 30, 0.2, 0);
        double[] shifted = new double[reals.values().length];
        double expected = 0;
        for (int k = 0; k < 30; k++) expected += 0.25 * k * 0.25 * k;
        for (int i = 0; i < shifted.length; i++) shifted[i] = reals.values()[i] + 0.25 * (i % 30);

        assertThat(FrechetDistance.between(reals, Drawn.of(30, shifted), workers)
                        .value())
                .isCloseTo(expected, within(1e-5 * expected));
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() throws MetricUndefined {
        Features a = Drawn.normal(1, 1500, 20, 1, 0);
        Features b = Drawn.normal(2, 1500, 20, 1.1, 0.5);
        double there = FrechetDistance.between(a, b, workers).value();

        assertThat(FrechetDistance.between(a, b.rows(Drawn.backwards(1500)), workers)
                        .value())
                .isCloseTo(there, within(1e-9 * there));
    }

    @Test
    void isSymmetricAndDoesNotDependOnTheThreads() throws MetricUndefined {
        Features a = Drawn.normal(1, 1500, 300, 1, 0);
        Features b = Drawn.normal(2, 1500, 300, 1.1, 0.5);

        double there = FrechetDistance.between(a, b, workers).value();
        double back = FrechetDistance.between(b, a, workers).value();
        double alone = FrechetDistance.between(a, b, new Workers(1)).value();

        assertThat(back).isCloseTo(there, within(1e-9 * there));
        assertThat(alone).isEqualTo(there);
    }

    @Test
    void saysThatTheCovarianceIsSingularWhereThereAreNoMoreImagesThanFeatures() throws MetricUndefined {
        assertThat(FrechetDistance.between(Drawn.normal(1, 20, 20, 1, 0), Drawn.normal(2, 99, 20, 1, 0), workers)
                        .singular())
                .isTrue();
        assertThat(FrechetDistance.between(Drawn.normal(1, 21, 20, 1, 0), Drawn.normal(2, 99, 20, 1, 0), workers)
                        .singular())
                .isFalse();
    }

    @Test
    void aFeatureThatIsNoNumberIsATypedFailureThatNamesTheImage() {
        Features broken = Drawn.of(2, 1, 2, 3, Double.NaN, 5, 6);

        assertThatThrownBy(() -> FrechetDistance.between(broken, Drawn.normal(1, 9, 2, 1, 0), workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("feature 1 of image 1 of the reals");
    }

    @Test
    void oneImageHasNoCovariance() {
        assertThatThrownBy(() -> FrechetDistance.between(Drawn.of(2, 1, 2), Drawn.normal(1, 9, 2, 1, 0), workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("at least 2 images");
    }

    private static Features orthogonal(double[] scales, double[] shifts) {
        double[] values = new double[24];
        for (int i = 0; i < 8; i++)
            for (int k = 0; k < 3; k++) values[3 * i + k] = shifts[k] + scales[k] * ((i >> k & 1) == 0 ? 1 : -1);
        return Drawn.of(3, values);
    }

    private static Features mixed(long seed, double by) {
        Features plain = Drawn.normal(seed, 50, 2, 1, seed);
        double[] values = new double[100];
        for (int i = 0; i < 50; i++) {
            values[2 * i] = plain.values()[2 * i];
            values[2 * i + 1] = plain.values()[2 * i + 1] + by * plain.values()[2 * i];
        }
        return Drawn.of(2, values);
    }

    private static double closedForm(Features a, Features b) {
        double[] p = covariance(a);
        double[] q = covariance(b);
        double product = p[0] * q[0] + 2 * p[1] * q[1] + p[2] * q[2];
        double determinant = (p[0] * p[2] - p[1] * p[1]) * (q[0] * q[2] - q[1] * q[1]);
        double root = Math.sqrt(product + 2 * Math.sqrt(determinant));
        double means = Math.pow(p[3] - q[3], 2) + Math.pow(p[4] - q[4], 2);
        return means + p[0] + p[2] + q[0] + q[2] - 2 * root;
    }

    /** Variance, covariance, variance, and both means, of two features. */
    private static double[] covariance(Features of) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < of.count(); i++) {
            x += (double) of.values()[2 * i] / of.count();
            y += (double) of.values()[2 * i + 1] / of.count();
        }
        double[] sums = new double[3];
        for (int i = 0; i < of.count(); i++) {
            double dx = of.values()[2 * i] - x;
            double dy = of.values()[2 * i + 1] - y;
            sums[0] += dx * dx / (of.count() - 1);
            sums[1] += dx * dy / (of.count() - 1);
            sums[2] += dy * dy / (of.count() - 1);
        }
        return new double[] {sums[0], sums[1], sums[2], x, y};
    }
}

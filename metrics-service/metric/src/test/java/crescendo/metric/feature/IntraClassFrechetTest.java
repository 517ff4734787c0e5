package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import org.junit.jupiter.api.Test;

class IntraClassFrechetTest {
    private final Workers workers = new Workers(2);

    /** Of one feature the distance is (Δμ)² + (Δσ)²; class 0 is moved by 3, class 7 is twice as wide. */
    @Test
    void itIsTheMeanOfTheClassesOwnDistances() throws MetricUndefined {
        Features reals = Drawn.of(1, -1, 10, 1, 12, 0, 11);
        Features fakes = Drawn.of(1, 2, 4, 3, 9, 13, 11);

        IntraClassFrechet found = IntraClassFrechet.between(
                reals, new int[] {0, 7, 0, 7, 0, 7}, fakes, new int[] {0, 0, 0, 7, 7, 7}, workers);

        assertThat(found.byClass()).containsOnlyKeys(0, 7);
        assertThat(found.byClass().get(0).value()).isCloseTo(9, within(1e-9));
        assertThat(found.byClass().get(7).value()).isCloseTo(1, within(1e-9));
        assertThat(found.value()).isCloseTo(5, within(1e-9));
        assertThat(found.singular()).isFalse();
    }

    @Test
    void classesThatAreMixedUpLieApartThoughAllTogetherAreTheSame() throws MetricUndefined {
        Features set = Drawn.of(1, 0, 1, 2, 50, 51, 52);
        int[] right = {0, 0, 0, 1, 1, 1};
        int[] swapped = {1, 1, 1, 0, 0, 0};

        assertThat(FrechetDistance.between(set, set, workers).value()).isCloseTo(0, within(1e-9));
        assertThat(IntraClassFrechet.between(set, right, set, swapped, workers).value())
                .isCloseTo(2500, within(1e-6));
    }

    @Test
    void doesNotDependOnTheThreadsNorMuchOnTheOrderOfImages() throws MetricUndefined {
        Features reals = Drawn.normal(1, 60, 4, 1, 0);
        Features fakes = Drawn.normal(2, 60, 4, 1.2, 0.3);
        int[] labels = new int[60];
        int[] backwards = new int[60];
        int[] reversed = new int[60];
        for (int i = 0; i < 60; i++) {
            labels[i] = i % 3;
            reversed[i] = 59 - i;
            backwards[i] = (59 - i) % 3;
        }

        IntraClassFrechet found = IntraClassFrechet.between(reals, labels, fakes, labels, workers);

        assertThat(IntraClassFrechet.between(reals, labels, fakes, labels, new Workers(1)))
                .isEqualTo(found);
        assertThat(IntraClassFrechet.between(reals, labels, fakes.rows(reversed), backwards, workers)
                        .value())
                .isCloseTo(found.value(), within(1e-9 * found.value()));
    }

    @Test
    void aClassThatOneKindLacksIsUndefined() {
        assertThatThrownBy(() -> IntraClassFrechet.between(
                        Drawn.of(1, 1, 2, 3, 4), new int[] {0, 0, 1, 1}, Drawn.of(1, 1, 2), new int[] {0, 0}, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the fakes have no image of class 1");
    }

    @Test
    void aClassOfOneImageHasNoCovariance() {
        assertThatThrownBy(() -> IntraClassFrechet.between(
                        Drawn.of(1, 1, 2, 3), new int[] {4, 4, 5}, Drawn.of(1, 1, 2), new int[] {4, 5}, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("a covariance takes at least 2 images; the fakes of class 4 are 1");
    }

    @Test
    void labelsThatDoNotFitTheImagesAreRefused() {
        assertThatThrownBy(() -> IntraClassFrechet.between(
                        Drawn.of(1, 1, 2), new int[] {0, 0}, Drawn.of(1, 1, 2), new int[] {0}, workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels of the fakes must be 2 as the images, not 1");
    }
}

package crescendo.cli.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(2000, 400);

    @Test
    void expectsTwiceTheTimeOfAMachineHalfAsFast() {
        assertThat(pace.expectedSeconds(1000)).isEqualTo(800);
    }

    @Test
    void showsAllImagesWhereTheTimeSuffices() {
        assertThat(pace.scale(2000, 450)).isEqualTo(1);
    }

    @Test
    void showsAsManyImagesAsFitIntoTheTime() {
        assertThat(pace.scale(1000, 400)).isCloseTo(0.5, within(1e-12));
    }

    @Property
    void neverShowsMoreThanTheRecipeOrNextToNothing(
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double speed,
            @ForAll @DoubleRange(min = -100, max = 600) double available) {
        assertThat(pace.scale(speed, available)).isBetween(0.1, 1.0);
    }

    @Test
    void refusesAReferenceThatCannotBe() {
        assertThatThrownBy(() -> new Pace(0, 400)).hasMessageContaining("numbers above 0");
    }
}

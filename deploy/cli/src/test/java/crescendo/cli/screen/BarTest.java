package crescendo.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void fillsInEighths() {
        assertThat(Bar.of(0, 4)).isEqualTo("░░░░");
        assertThat(Bar.of(0.5, 4)).isEqualTo("██░░");
        assertThat(Bar.of(0.625, 2)).isEqualTo("█▎");
        assertThat(Bar.of(1, 4)).isEqualTo("████");
    }

    @Property
    void isAlwaysAsWideAsAsked(@ForAll double share, @ForAll @IntRange(min = 1, max = 80) int width) {
        assertThat(Bar.of(share, width)).hasSize(width);
    }
}

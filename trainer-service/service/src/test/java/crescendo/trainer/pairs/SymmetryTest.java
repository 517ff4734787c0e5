package crescendo.trainer.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.dataset.source.RawImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymmetryTest {
    /** 1 2 over 3 4. */
    private static final RawImage SQUARE = new RawImage(2, 2, 1, new byte[] {1, 2, 3, 4});

    @Test
    void turnsAreClockwiseAndTheMirrorComesFirst() {
        assertThat(new Symmetry(false, 0).of(SQUARE).pixels()).containsExactly(1, 2, 3, 4);
        assertThat(new Symmetry(false, 1).of(SQUARE).pixels()).containsExactly(3, 1, 4, 2);
        assertThat(new Symmetry(false, 2).of(SQUARE).pixels()).containsExactly(4, 3, 2, 1);
        assertThat(new Symmetry(false, 3).of(SQUARE).pixels()).containsExactly(2, 4, 1, 3);
        assertThat(new Symmetry(true, 0).of(SQUARE).pixels()).containsExactly(2, 1, 4, 3);
        assertThat(new Symmetry(true, 1).of(SQUARE).pixels()).containsExactly(4, 2, 3, 1);
    }

    @Test
    void allEightAreDifferent() {
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> new Symmetry(i >= 4, i % 4).of(SQUARE).pixels())
                        .map(java.util.Arrays::toString)
                        .distinct())
                .hasSize(8);
    }

    @Test
    void coloursStayTogether() {
        RawImage colours = new RawImage(2, 2, 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

        assertThat(new Symmetry(false, 1).of(colours).pixels()).containsExactly(7, 8, 9, 1, 2, 3, 10, 11, 12, 4, 5, 6);
    }
}

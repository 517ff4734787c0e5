package crescendo.client.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RawImageTest {
    private static final RawImage IMAGE = new RawImage(2, 2, 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

    @Test
    void aPartHasAllColoursOfItsPixels() {
        RawImage part = IMAGE.part(0, 1, 2, 1);

        assertThat(part.height()).isEqualTo(2);
        assertThat(part.width()).isEqualTo(1);
        assertThat(part.pixels()).containsExactly(4, 5, 6, 10, 11, 12);
    }

    @Test
    void aPartLiesWithin() {
        assertThatThrownBy(() -> IMAGE.part(1, 0, 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> IMAGE.part(0, 1, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}

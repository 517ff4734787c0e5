package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.image.picture.MadePng;
import crescendo.inference.image.picture.Pictures;
import crescendo.inference.image.picture.Pictures.Unread;
import crescendo.inference.upscaling.Tiles.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a picture holds, counted by hand. */
class WeightTest {
    private static final Rule TILE = new Rule(20, 2, 1, false);
    private static final Cut CUT = new Cut(TILE, TILE, 400, -1);

    private static Unread picture(int kind, int depth, int width, int height) throws IOException {
        byte[] header = new MadePng(kind, depth, width, height).rows();
        return new Pictures(new Pictures.Limits(1 << 20, 1 << 20)).begin(new ByteArrayInputStream(header), bytes -> {});
    }

    @Test
    void itHoldsItsSamplesAndTwoRowsOfTiles() throws IOException {
        Weight weight = Weight.of(picture(MadePng.RGBA, 16, 100, 50), 2, CUT);

        int samples = 100 * 50 * 4 * 2;
        int rowOfTiles = (20 * 2) * (100 * 2) * 4 * 2;
        assertThat(weight.making()).isEqualTo(samples + 2 * rowOfTiles);
        assertThat(weight.decoding()).as("the decoder's and ours").isEqualTo(2 * samples);
    }

    @Test
    void aPictureThatMayBeTurnedHasRowsAsLongAsItsLongerSide() throws IOException {
        assertThat(Weight.of(picture(MadePng.RGB, 8, 50, 100), 3, CUT))
                .isEqualTo(Weight.of(picture(MadePng.RGB, 8, 100, 50), 3, CUT));
    }

    @Test
    void aPictureThatIsSmallerThanATileHasNoMoreRowsThanThat() throws IOException {
        Weight weight = Weight.of(picture(MadePng.RGBA, 8, 4, 3), 2, CUT);

        assertThat(weight.making()).isEqualTo(4 * 3 * 4 * 2 + 2 * (8 * 6 * 4 * 2));
    }
}

package crescendo.inference.upscaling.answer;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.image.picture.Extras;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegAnswerTest {
    /** Sixteen rows of one value, all at once. */
    private static final class Flat implements Rows {
        private final int depth;
        private final int value;
        private boolean given;

        Flat(int depth, int value) {
            this.depth = depth;
            this.value = value;
        }

        @Override
        public int height() {
            return 16;
        }

        @Override
        public int width() {
            return 16;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public Extras extras() {
            return Extras.NONE;
        }

        @Override
        public boolean hasNext() {
            return !given;
        }

        @Override
        public short[] next() {
            given = true;
            short[] samples = new short[16 * 16];
            Arrays.fill(samples, (short) value);
            return samples;
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 7, 7", "16, 0, 0", "16, 128, 0", "16, 129, 1", "16, 511, 2", "16, 65407, 255", "16, 65535, 255"})
    void sixteenBitsBecomeTheNearestOfEight(int depth, int value, int nearest) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        new JpegAnswer(100).write(new Flat(depth, value), file);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
        assertThat(image.getRaster().getSample(8, 8, 0)).isEqualTo(nearest);
    }
}

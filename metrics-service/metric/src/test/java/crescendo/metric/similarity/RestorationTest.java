package crescendo.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestorationTest {
    @Test
    void bicubicAsANetworkIsTheBaseline() throws MetricUndefined {
        Restoration restored = Restoration.of(
                2,
                List.of(noise(1, 31, 40), noise(2, 50, 33))::get,
                2,
                low -> low.resized(2 * low.height(), 2 * low.width()));

        assertThat(restored.network()).isEqualTo(restored.bicubic());
    }

    @Test
    void valuesAreTheMeansOfTheImagesOwn() throws MetricUndefined {
        List<Picture> truths = List.of(noise(1, 32, 40), noise(2, 48, 32));
        Restoration both = Restoration.of(2, truths::get, 2, RestorationTest::nearest);
        Restoration first = Restoration.of(1, i -> truths.get(0), 2, RestorationTest::nearest);
        Restoration second = Restoration.of(1, i -> truths.get(1), 2, RestorationTest::nearest);

        assertThat(both.network().psnr())
                .isCloseTo((first.network().psnr() + second.network().psnr()) / 2, within(1e-12));
        assertThat(both.bicubic().ssim())
                .isCloseTo((first.bicubic().ssim() + second.bicubic().ssim()) / 2, within(1e-12));
        assertThat(both.network().psnr()).isNotEqualTo(both.bicubic().psnr());
    }

    @Test
    void imagesTooSmallForTheWindowHaveNoValue() {
        assertThatThrownBy(() -> Restoration.of(1, i -> noise(1, 18, 40), 4, RestorationTest::nearest))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("image 0 has 18x40 pixels")
                .hasMessageContaining("at least 19 each way");
    }

    private static Picture nearest(Picture low) {
        byte[] made = new byte[low.pixels().length * 4];
        int width = 2 * low.width();
        for (int y = 0; y < 2 * low.height(); y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < low.channels(); c++)
                    made[(y * width + x) * low.channels() + c] =
                            low.pixels()[(y / 2 * low.width() + x / 2) * low.channels() + c];
        return new Picture(made, 2 * low.height(), width, low.channels());
    }

    private static Picture noise(long seed, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        new Random(seed).nextBytes(pixels);
        return new Picture(pixels, height, width, 3);
    }
}

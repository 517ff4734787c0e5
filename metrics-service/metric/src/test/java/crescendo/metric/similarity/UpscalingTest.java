package crescendo.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpscalingTest {
    @Test
    void aConstantErrorHasTheRatioOfItsSquare() throws MetricUndefined {
        Picture truth = noise(24, 20, 1, 60, 150);
        Picture brighter = shifted(truth, 5);

        Upscaling found = Upscaling.between(brighter, truth, 4);

        double luma = 5 * (65.481 + 128.553 + 24.966) / 255;
        assertThat(found.psnr()).isCloseTo(20 * Math.log10(255 / luma), within(1e-9));
        assertThat(found.rgbPsnr()).isCloseTo(20 * Math.log10(255 / 5.0), within(1e-9));
        assertThat(found.ssim()).isBetween(0.99, 1.0);
    }

    @Test
    void theBorderDoesNotCount() throws MetricUndefined {
        Picture truth = noise(24, 24, 3, 0, 255);
        Picture near = shifted(truth, 1);
        byte[] spoiled = near.pixels().clone();
        Arrays.fill(spoiled, 0, 4 * 24 * 3, (byte) 0); // four rows

        Upscaling found = Upscaling.between(new Picture(spoiled, 24, 24, 3), truth, 4);

        assertThat(found).isEqualTo(Upscaling.between(near, truth, 4));
    }

    @Test
    void rowsAndColumnsOfTheOriginalThatMakeNoWholePixelAreLeftOut() throws MetricUndefined {
        Picture truth = noise(27, 26, 3, 0, 255);
        Picture near = shifted(truth.cropped(24, 24), 1);

        assertThat(Upscaling.between(near, truth, 4)).isEqualTo(Upscaling.between(near, truth.cropped(24, 24), 4));
    }

    @Test
    void sizesThatDoNotBelongTogetherAreRefusedWithBoth() {
        assertThatThrownBy(() -> Upscaling.between(noise(20, 24, 3, 0, 9), noise(24, 24, 3, 0, 9), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20x24x3")
                .hasMessageContaining("24x24x3");
    }

    @Test
    void equalImagesHaveNoRatio() {
        Picture truth = noise(24, 24, 3, 0, 255);

        assertThatThrownBy(() -> Upscaling.between(truth, truth, 4))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("equal");
    }

    private static Picture noise(int height, int width, int channels, int from, int to) {
        byte[] pixels = new byte[height * width * channels];
        Random random = new Random(5);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (from + random.nextInt(to - from + 1));
        return new Picture(pixels, height, width, channels);
    }

    private static Picture shifted(Picture picture, int by) {
        byte[] pixels = picture.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            int value = pixels[i] & 0xff;
            pixels[i] = (byte) (value + by > 255 ? value - by : value + by);
        }
        return new Picture(pixels, picture.height(), picture.width(), picture.channels());
    }
}

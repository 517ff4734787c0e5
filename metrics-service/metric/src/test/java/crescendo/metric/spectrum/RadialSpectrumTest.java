package crescendo.metric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.Images;
import crescendo.metric.TestArrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spectrum against its definition, written out as a double sum over frequencies and pixels. */
class RadialSpectrumTest {
    @ParameterizedTest
    @CsvSource({"4, 4, 1", "8, 8, 3", "12, 8, 3", "8, 24, 1", "7, 5, 3"})
    void everyRingEqualsTheDoubleSum(int height, int width, int channels) {
        Images images = TestArrays.of(
                2, height, width, channels, (n, c, y, x) -> 71 * n + 31 * c + 29 * y + 37 * x + 11 * ((x * y) % 23));

        double[] found = new RadialSpectrum(height, width).of(images, 1);

        double[] plain = plain(images, 1);
        assertThat(found).hasSize(plain.length);
        for (int k = 0; k < plain.length; k++)
            assertThat(found[k]).as("ring %d", k + 1).isCloseTo(plain[k], within(1e-9));
    }

    private static double[] plain(Images images, int image) {
        int height = images.height(), width = images.width(), shorter = Math.min(height, width);
        double[] sums = new double[2 * shorter];
        int[] counts = new int[2 * shorter];
        int last = 0;
        for (int u = -((height - 1) / 2); u <= height / 2; u++)
            for (int v = -((width - 1) / 2); v <= width / 2; v++) {
                int ring = (int) Math.round(shorter * Math.hypot((double) u / height, (double) v / width));
                sums[ring] += 10 * Math.log10((power(images, image, u, v) + 1 / 12.0) * 12);
                counts[ring]++;
                last = Math.max(last, ring);
            }
        double[] rings = new double[last];
        for (int k = 1; k <= last; k++) rings[k - 1] = sums[k] / counts[k];
        return rings;
    }

    private static double power(Images images, int image, int u, int v) {
        double power = 0;
        for (int c = 0; c < images.channels(); c++) {
            double mean = 0, real = 0, imaginary = 0, weights = 0;
            for (int y = 0; y < images.height(); y++)
                for (int x = 0; x < images.width(); x++)
                    mean += pixel(images, image, c, y, x) / images.height() / images.width();
            for (int y = 0; y < images.height(); y++)
                for (int x = 0; x < images.width(); x++) {
                    double weight = Math.pow(Math.sin(Math.PI * y / images.height()), 2)
                            * Math.pow(Math.sin(Math.PI * x / images.width()), 2);
                    double angle = 2 * Math.PI * ((double) u * y / images.height() + (double) v * x / images.width());
                    double value = weight * (pixel(images, image, c, y, x) - mean);
                    real += value * Math.cos(angle);
                    imaginary -= value * Math.sin(angle);
                    weights += weight * weight;
                }
            power += (real * real + imaginary * imaginary) / weights / images.channels();
        }
        return power;
    }

    private static double pixel(Images images, int image, int c, int y, int x) {
        int at = ((image * images.height() + y) * images.width() + x) * images.channels() + c;
        return images.pixels()[at] & 0xff;
    }
}

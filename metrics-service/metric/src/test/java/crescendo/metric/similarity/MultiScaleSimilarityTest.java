package crescendo.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.similarity.MultiScaleSimilarity.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiScaleSimilarityTest {
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private final Workers workers = new Workers(2);

    @Test
    void theValueIsThatOfTheDefinitionWrittenOutPlainly() throws MetricUndefined {
        Images pair = blurredNoise(2, 176, 1, 0.5);

        double found = MultiScaleSimilarity.within(pair, Window.FIXED, workers);

        assertThat(found).isCloseTo(plain(pair, 11, 1.5), within(1e-9));
        assertThat(found).isBetween(0.05, 0.95);
    }

    @Test
    void theShrinkingWindowTakesTheImagesSizeWhereThatIsLess() throws MetricUndefined {
        Images pair = blurredNoise(2, 64, 1, 0.5); // scales of 64, 32, 16, 8 and 4 pixels

        double found = MultiScaleSimilarity.within(pair, Window.SHRINKING, workers);

        assertThat(found).isCloseTo(plain(pair, 11, 1.5), within(1e-9));
    }

    @Test
    void equalImagesAreWhollySimilarAndMoreNoiseMakesThemLessSo() throws MetricUndefined {
        double same = MultiScaleSimilarity.within(blurredNoise(2, 64, 3, 0), Window.SHRINKING, workers);
        double near = MultiScaleSimilarity.within(blurredNoise(2, 64, 3, 0.2), Window.SHRINKING, workers);
        double far = MultiScaleSimilarity.within(blurredNoise(2, 64, 3, 0.8), Window.SHRINKING, workers);

        assertThat(same).isCloseTo(1, within(1e-12));
        assertThat(near).isLessThan(same);
        assertThat(far).isLessThan(near);
    }

    @Test
    void belowItsSmallestImageItIsUndefined() {
        assertThatThrownBy(() -> MultiScaleSimilarity.within(blurredNoise(2, 128, 1, 0.5), Window.FIXED, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("176x176");
        assertThatThrownBy(() -> MultiScaleSimilarity.within(blurredNoise(2, 16, 1, 0.5), Window.SHRINKING, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("fifth scale");
    }

    @Test
    void itIsTheSameHoweverManyWork() throws MetricUndefined {
        Images images = blurredNoise(10, 32, 3, 0.5);

        try (Workers alone = new Workers(1)) {
            assertThat(MultiScaleSimilarity.within(images, Window.SHRINKING, alone))
                    .isEqualTo(MultiScaleSimilarity.within(images, Window.SHRINKING, workers));
        }
    }

    @Test
    void oneImageMakesNoPair() {
        assertThatThrownBy(() -> MultiScaleSimilarity.within(blurredNoise(1, 176, 1, 0.5), Window.FIXED, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("pair");
    }

    /** Squares that all images share, and noise of each image's own. */
    private static Images blurredNoise(int count, int size, int channels, double noise) {
        Random random = new Random(3);
        byte[] pixels = new byte[count * size * size * channels];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / channels % (size * size);
            boolean bright = (pixel / size / 16 + pixel % size / 16) % 2 == 0;
            double value = (bright ? 180 : 70) + noise * 60 * random.nextGaussian();
            pixels[i] = (byte) (int) Math.max(0, Math.min(255, value));
        }
        return new Images(pixels, count, size, channels);
    }

    /** Grey images only; a square window, every sum written out. */
    private static double plain(Images pair, int window, double deviation) {
        double[] a = values(pair, 0);
        double[] b = values(pair, 1);
        double product = 1;
        int side = pair.height();
        for (int scale = 0; scale < WEIGHTS.length; scale++) {
            double[] means =
                    similarity(a, b, side, Math.min(window, side), deviation * Math.min(window, side) / window);
            product *= Math.pow(means[scale == WEIGHTS.length - 1 ? 1 : 0], WEIGHTS[scale]);
            a = halved(a, side);
            b = halved(b, side);
            side /= 2;
        }
        return product;
    }

    private static double[] similarity(double[] a, double[] b, int side, int window, double deviation) {
        double c1 = 6.5025;
        double c2 = 58.5225;
        double structures = 0;
        double wholes = 0;
        int places = side - window + 1;
        for (int y = 0; y < places; y++)
            for (int x = 0; x < places; x++) {
                double sum = 0;
                double ma = 0;
                double mb = 0;
                double aa = 0;
                double bb = 0;
                double ab = 0;
                for (int dy = 0; dy < window; dy++)
                    for (int dx = 0; dx < window; dx++) {
                        double cy = dy - (window - 1) / 2.0;
                        double cx = dx - (window - 1) / 2.0;
                        double w = Math.exp(-(cy * cy + cx * cx) / (2 * deviation * deviation));
                        double p = a[(y + dy) * side + x + dx];
                        double q = b[(y + dy) * side + x + dx];
                        sum += w;
                        ma += w * p;
                        mb += w * q;
                        aa += w * p * p;
                        bb += w * q * q;
                        ab += w * p * q;
                    }
                ma /= sum;
                mb /= sum;
                double structure = (2 * (ab / sum - ma * mb) + c2) / (aa / sum - ma * ma + bb / sum - mb * mb + c2);
                structures += structure;
                wholes += structure * (2 * ma * mb + c1) / (ma * ma + mb * mb + c1);
            }
        return new double[] {structures / (places * places), wholes / (places * places)};
    }

    private static double[] halved(double[] values, int side) {
        int half = side / 2;
        double[] small = new double[half * half];
        for (int i = 0; i < small.length; i++) {
            int at = i / half * 2 * side + i % half * 2;
            small[i] = (values[at] + values[at + 1] + values[at + side] + values[at + side + 1]) / 4;
        }
        return small;
    }

    private static double[] values(Images images, int image) {
        double[] values = new double[images.height() * images.width()];
        for (int i = 0; i < values.length; i++) values[i] = images.pixels()[image * values.length + i] & 0xff;
        return values;
    }
}

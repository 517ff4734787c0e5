package crescendo.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import crescendo.metric.MetricUndefined;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JmhCommandTest {
    @Test
    void refusesAKernelThatIsNotThere() {
        Spoken spoken = Spoken.by("jmh", "no-such-kernel");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains("no kernel's name contains 'no-such-kernel'");
    }

    @Test
    void refusesNoIterations() {
        assertThat(Spoken.by("jmh", "--iterations", "0").err())
                .contains("--iterations: 0 is not allowed; use 1 to 1000");
    }

    @Test
    void theServicesPngAndTheJdksAreOfOnePicture() throws IOException {
        PictureKernels pictures = new PictureKernels();

        BufferedImage fast = ImageIO.read(new ByteArrayInputStream(pictures.pngFast()));
        BufferedImage jdk = ImageIO.read(new ByteArrayInputStream(pictures.pngOfTheJdk()));

        assertThat(fast.getRGB(0, 0, 256, 256, null, 0, 256)).isEqualTo(jdk.getRGB(0, 0, 256, 256, null, 0, 256));
    }

    @Test
    void makesWhatTheKernelsSay() throws MetricUndefined {
        ContractKernels contracts = new ContractKernels();
        FeatureKernels features = new FeatureKernels();
        MetricKernels metrics = new MetricKernels();

        assertThat(new PictureKernels().pngGrid()).startsWith(0x89, 0x50, 0x4e, 0x47);
        assertThat(contracts.latentsBySeed()).hasSize(128_000);
        assertThat(contracts.safetensorsEncode()).hasSizeGreaterThan(16 << 20);
        assertThat(features.frechetDistance().value()).isPositive();
        assertThat(features.neighbourhoods().squaredRadii()).hasSize(1000);
        float[] projected = metrics.projection();
        assertThat(projected).hasSize(512 * 512);
        assertThat(Arrays.copyOf(projected, 512)).isNotEqualTo(new float[512]);
        assertThat(metrics.lineDistance()).isBetween(1e-4, 0.1);
        assertThat(metrics.multiScaleSimilarity()).isBetween(0.0, 0.5);
        assertThat(metrics.colourDistance().value()).isBetween(0.0, 0.1);
        features.close();
        metrics.close();
    }
}

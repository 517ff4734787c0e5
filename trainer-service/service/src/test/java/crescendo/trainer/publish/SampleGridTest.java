package crescendo.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleGridTest {
    @Test
    void enlargesSmallImagesToTheSizeOfTheLastStage() throws IOException {
        SampleGrid grid = new SampleGrid(2, 4, 4);
        byte[] pixels = new byte[4 * 2 * 2];
        pixels[1] = (byte) 200;

        BufferedImage image = read(grid.png(Tensor.of(pixels, 4, 2, 2, 1)));

        assertThat(image.getWidth()).isEqualTo(8);
        assertThat(image.getRaster().getSample(2, 1, 0)).isEqualTo(200);
        assertThat(image.getRaster().getSample(1, 1, 0)).isZero();
    }

    @Test
    void laysImagesThatAreNotSquareSideBySideToo() throws IOException {
        SampleGrid grid = new SampleGrid(2, 8, 4);
        byte[] pixels = new byte[4 * 4 * 2];
        pixels[2 * 8 + 3 * 2 + 1] = (byte) 200; // of the third image the last pixel

        BufferedImage image = read(grid.png(Tensor.of(pixels, 4, 4, 2, 1)));

        assertThat(image.getWidth()).isEqualTo(8);
        assertThat(image.getHeight()).isEqualTo(16);
        assertThat(image.getRaster().getSample(3, 15, 0)).isEqualTo(200);
        assertThat(image.getRaster().getSample(7, 15, 0)).isZero();
    }

    @Test
    void keepsColours() throws IOException {
        byte[] pixels = {1, 2, 3};

        BufferedImage image = read(new SampleGrid(1, 1, 1).png(Tensor.of(pixels, 1, 1, 1, 3)));

        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0x010203);
    }

    @Test
    void showsFewerOfLargeImages() {
        assertThat(SampleGrid.of(BaseShape.SQUARE, 32).count()).isEqualTo(64);
        assertThat(SampleGrid.of(BaseShape.SQUARE, 256).count()).isEqualTo(16);
    }

    @Test
    void givesEveryClassARow() {
        assertThat(SampleGrid.of(BaseShape.SQUARE, 32, 10).count()).isEqualTo(100);
        assertThat(SampleGrid.of(BaseShape.SQUARE, 32, 10).labels(10))
                .startsWith(0, 0)
                .endsWith(9, 9)
                .contains(4);
        assertThat(SampleGrid.of(BaseShape.SQUARE, 32, 2).labels(2)).hasSize(64).endsWith(1, 1);
    }

    @Test
    void showsSomeOfManyClasses() {
        SampleGrid grid = SampleGrid.of(BaseShape.SQUARE, 256, 200);

        assertThat(grid.count()).isEqualTo(64);
        assertThat(grid.labels(200)).contains(0, 25, 50, 175).endsWith(175);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}

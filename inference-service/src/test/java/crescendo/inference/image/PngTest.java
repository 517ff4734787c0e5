package crescendo.inference.image;

import static crescendo.inference.image.GridTest.at;
import static crescendo.inference.image.GridTest.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void keepsEveryPixel(int channels) throws IOException {
        Pixels image = random(1, 5, 7, channels, 11);

        BufferedImage read = read(Png.encode(image));

        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                for (int c = 0; c < channels; c++) {
                    assertThat((byte) read.getRaster().getSample(x, y, c)).isEqualTo(at(image, 0, y, x, c));
                }
            }
        }
        assertThat(read.getRaster().getNumBands()).isEqualTo(channels);
    }

    @Test
    void zipsEveryImageUnderItsName() throws IOException {
        Pixels images = random(3, 4, 4, 1, 5);

        byte[] zip = PngZip.encode(images, k -> "sample-" + k);

        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(in.readAllBytes()).isEqualTo(Png.encode(images.image(names.size())));
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("sample-0.png", "sample-1.png", "sample-2.png");
        assertThat(PngZip.encode(images, k -> "sample-" + k)).isEqualTo(zip);
    }

    @Test
    void refusesPixelsThatDoNotFillTheirShape() {
        assertThatThrownBy(() -> new Pixels(2, 4, 4, 3, new byte[95]))
                .hasMessage("data: 95 bytes are not 2 × 4 × 4 × 3");
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}

package crescendo.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crescendo.metric.MetricUndefined;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bicubic of Set5 and BSD100, which every paper on super-resolution quotes; the images are not part of the project. */
class PublishedBaselineTest {
    @ParameterizedTest
    @CsvSource({"2, 33.679, , ", "3, 30.406, , ", "4, 28.432, 0.8113, 26.696"})
    void enlargingSet5ByBicubicHasThePublishedValues(int scale, double psnr, Double ssim, Double rgb)
            throws IOException, MetricUndefined {
        double[] means = new double[3];
        try (ZipFile zip = published("set5")) {
            List<String> names = originals(zip);
            for (String name : names) {
                Picture small = read(zip, name.replace("HR/", "LRx" + scale + "/"));
                Picture large = small.resized(small.height() * scale, small.width() * scale);
                Upscaling found = Upscaling.between(large, read(zip, name), scale);
                means[0] += found.psnr() / names.size();
                means[1] += found.ssim() / names.size();
                means[2] += found.rgbPsnr() / names.size();
            }
        }

        assertThat(means[0]).isCloseTo(psnr, within(0.0006));
        if (ssim != null) assertThat(means[1]).isCloseTo(ssim, within(0.00006));
        if (rgb != null) assertThat(means[2]).isCloseTo(rgb, within(0.0006));
    }

    @ParameterizedTest
    @CsvSource({"set5, 2, 5", "set5, 3, 5", "set5, 4, 5", "bsd100, 4, 40"})
    void shrinkingMakesThePublishedImagesToTheByte(String set, int scale, int count) throws IOException {
        try (ZipFile zip = published(set)) {
            for (String name : originals(zip).subList(0, count)) {
                Picture low = read(zip, name.replace("HR/", "LRx" + scale + "/"));
                Picture whole = read(zip, name).cropped(low.height() * scale, low.width() * scale);
                assertThat(whole.resized(low.height(), low.width())).as(name).isEqualTo(low);
            }
        }
    }

    private static ZipFile published(String set) throws IOException {
        String file = "shared/data/" + set + ".zip";
        Optional<Path> images = beside(file);
        assumeTrue(images.isPresent(), file + " is not beside the project");
        return new ZipFile(images.orElseThrow().toFile());
    }

    private static List<String> originals(ZipFile zip) {
        return zip.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.contains("HR/") && name.endsWith(".png"))
                .toList();
    }

    private static Optional<Path> beside(String file) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Picture read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            BufferedImage image = ImageIO.read(in);
            byte[] pixels = new byte[image.getHeight() * image.getWidth() * 3];
            for (int i = 0; i < pixels.length / 3; i++) {
                int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
                for (int c = 0; c < 3; c++) pixels[3 * i + c] = (byte) (rgb >> 8 * (2 - c));
            }
            return new Picture(pixels, image.getHeight(), image.getWidth(), 3);
        }
    }
}

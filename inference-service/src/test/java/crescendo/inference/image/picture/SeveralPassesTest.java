package crescendo.inference.image.picture;

import static crescendo.inference.image.picture.MadePng.GREY;
import static crescendo.inference.image.picture.MadePng.GREY_ALPHA;
import static crescendo.inference.image.picture.MadePng.RGB;
import static crescendo.inference.image.picture.MadePng.RGBA;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that come in several passes, each finer than the last, are those of their plain twins. */
class SeveralPassesTest {
    private static final Pictures PICTURES = new Pictures(new Pictures.Limits(1 << 16, 10_000));

    /** First row and step, first column and step, of each of Adam's seven. */
    private static final int[][] PASSES = {
        {0, 8, 0, 8}, {0, 8, 4, 8}, {4, 8, 0, 4}, {0, 4, 2, 4}, {2, 4, 0, 2}, {0, 2, 1, 2}, {1, 2, 0, 1}
    };

    static Stream<Drawn> plain() {
        Stream<Drawn> grey = IntStream.of(1, 2, 4, 8, 16).mapToObj(bits -> Drawn.noise(GREY, bits));
        Stream<Drawn> others = Stream.of(GREY_ALPHA, RGB, RGBA)
                .flatMap(kind -> Stream.of(Drawn.noise(kind, 8), Drawn.noise(kind, 16)));
        Stream<Drawn> palettes = IntStream.of(1, 2, 4, 8)
                .boxed()
                .flatMap(bits -> Stream.of(Drawn.palette(bits, 0), Drawn.palette(bits, 1 << bits - 1)));
        Stream<Drawn> sizes = Stream.of(
                Drawn.ofSize(1, 1), Drawn.ofSize(1, 5), Drawn.ofSize(5, 1), Drawn.ofSize(8, 8), Drawn.ofSize(9, 13));
        return Stream.of(grey, others, palettes, sizes, Stream.of(Drawn.held(6)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void anInterlacedPngIsItsPlainTwin(Drawn plain) throws IOException {
        Picture picture = read(interlaced(plain.file()));

        assertThat(List.of(picture.height(), picture.width(), picture.channels(), picture.depth()))
                .containsExactly(plain.height(), plain.width(), plain.channels(), plain.depth());
        assertThat(samples(picture)).isEqualTo(plain.samples());
    }

    @ParameterizedTest
    @CsvSource({"48, 32, 5", "17, 9, 5", "1, 1, 5", "33, 31, 10", "8, 3, 10"})
    void aProgressiveJpegIsItsPlainTwin(int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(3);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        byte[] plain = jpeg(image, ImageWriteParam.MODE_DISABLED);
        byte[] progressive = jpeg(image, ImageWriteParam.MODE_DEFAULT);

        assertThat(frames(plain)).isEqualTo("\u00ff\u00c0");
        assertThat(frames(progressive)).isEqualTo("\u00ff\u00c2");
        assertThat(samples(read(progressive))).isEqualTo(samples(read(plain)));
    }

    private static Picture read(byte[] file) throws IOException {
        return PICTURES.begin(new ByteArrayInputStream(file), bytes -> {}).decode(bytes -> {});
    }

    private static int[] samples(Picture picture) {
        int[] samples = new int[picture.samples().length];
        Arrays.setAll(samples, i -> picture.samples()[i] & 0xffff);
        return samples;
    }

    /** The mark of how the picture is coded. */
    private static String frames(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xf0) != 0xc0 || (jpeg[at + 1] & 0xff) == 0xc4) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return new String(jpeg, at, 2, StandardCharsets.ISO_8859_1);
    }

    private static byte[] jpeg(BufferedImage image, int progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** The same in seven passes, of a file whose rows are unfiltered. */
    private static byte[] interlaced(byte[] plain) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(plain);
        int width = in.getInt(16);
        int height = in.getInt(20);
        MadePng out = new MadePng(plain[25], plain[24], width, height, 1);
        byte[] rows = new byte[0];
        int next;
        for (int at = 33; at < plain.length; at = next) {
            next = at + 12 + in.getInt(at);
            String type = new String(plain, at + 4, 4, StandardCharsets.US_ASCII);
            byte[] data = Arrays.copyOfRange(plain, at + 8, next - 4);
            if (type.equals("IDAT")) {
                rows = unpacked(data);
            } else if (!type.equals("IEND")) {
                out.chunk(type, data);
            }
        }
        return out.rows(passes(rows, height, width, plain[24] * stored(plain[25])));
    }

    private static int stored(int kind) {
        return kind == RGBA ? 4 : kind == RGB ? 3 : kind == GREY_ALPHA ? 2 : 1;
    }

    private static byte[] unpacked(byte[] data) throws IOException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(data))) {
            return in.readAllBytes();
        }
    }

    /** @param bits of a pixel */
    private static byte[][] passes(byte[] rows, int height, int width, int bits) {
        List<byte[]> made = new ArrayList<>();
        int whole = rows.length / height;
        for (int[] pass : PASSES) {
            int count = (width - pass[2] + pass[3] - 1) / pass[3];
            for (int y = pass[0]; y < height && count > 0; y += pass[1]) {
                byte[] row = new byte[(count * bits + 7) / 8];
                for (int i = 0; i < count * bits; i++) {
                    int pixel = pass[2] + i / bits * pass[3];
                    int from = 8 * (y * whole + 1) + pixel * bits + i % bits;
                    row[i / 8] |= (byte) ((rows[from / 8] >> 7 - from % 8 & 1) << 7 - i % 8);
                }
                made.add(row);
            }
        }
        return made.toArray(byte[][]::new);
    }
}

package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.ShuffledImages;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.e2e.stack.CommandLine;
import crescendo.e2e.stack.Stack;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evaluation reads is imported by the command line too, and lies in the bucket sample by sample as it was written. */
class FormatsTest {
    private static final int SIDE = 8;

    @TempDir
    static Path temp;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start("formats");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void cifarInItsBinaryVersion() throws IOException {
        int side = 32;
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int image = 0; image < 3; image++) {
            records.write(2 * image + 1);
            for (int plane = 0; plane < 3; plane++) {
                for (int pixel = 0; pixel < side * side; pixel++) {
                    records.write(value(image, pixel, plane));
                }
            }
        }

        DataSetManifest.Fixed set = imported("cifar", records.toByteArray(), "data_batch_1.bin");

        assertThat(set.count()).isEqualTo(3);
        assertThat(set.classes()).hasSize(10);
        for (int image = 0; image < 3; image++) {
            int number = image;
            assertHolds(set, image, i -> value(number, i / 3, i % 3));
        }
        assertThat(Files.readAllBytes(cache().file(set.labels().orElseThrow().digest())))
                .containsExactly(1, 3, 5);
    }

    @Test
    void arraysOfNumPy() throws IOException {
        String head = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 8, 8, 3), }";
        String padded = head + " ".repeat(128 - 11 - head.length()) + "\n";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        file.writeBytes(ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) padded.length())
                .array());
        file.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 2 * SIDE * SIDE * 3; i++) {
            file.write(value(i / (SIDE * SIDE * 3), i / 3 % (SIDE * SIDE), i % 3));
        }

        DataSetManifest.Fixed set = imported("array", file.toByteArray(), "images.npy");

        assertThat(set.count()).isEqualTo(2);
        assertHolds(set, 0, i -> value(0, i / 3, i % 3));
        assertHolds(set, 1, i -> value(1, i / 3, i % 3));
    }

    @Test
    void sixteenBits() throws IOException {
        BufferedImage deep = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            deep.getRaster().setSample(i % SIDE, i / SIDE, 0, i * 1031 + 77);
        }

        DataSetManifest.Fixed set = imported("deep", png(deep), "deep.png");

        assertThat(set.colours()).isEqualTo(1);
        assertHolds(set, 0, i -> (int) Math.round((i * 1031 + 77) / 257.0));
    }

    @Test
    void palettes() throws IOException {
        byte[][] colours = new byte[3][16];
        for (int i = 0; i < 48; i++) {
            colours[i % 3][i / 3] = (byte) value(5, i / 3, i % 3);
        }
        IndexColorModel palette = new IndexColorModel(4, 16, colours[0], colours[1], colours[2]);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.getRaster().setSample(i % SIDE, i / SIDE, 0, i * 7 % 16);
        }

        DataSetManifest.Fixed set = imported("palette", png(picture), "palette.png");

        assertHolds(set, 0, i -> value(5, i / 3 * 7 % 16, i % 3));
    }

    @Test
    void transparencyOverABackground() throws IOException {
        BufferedImage clear = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < SIDE * SIDE * 4; i++) {
            clear.getRaster().setSample(i / 4 % SIDE, i / 4 / SIDE, i % 4, value(3, i / 4, i % 4));
        }
        int[] background = {0x80, 0x40, 0xff};

        DataSetManifest.Fixed set = imported("clear", png(clear), "clear.png", "--background", "#8040ff");

        assertHolds(set, 0, i -> {
            double opacity = value(3, i / 3, 3) / 255.0;
            return (int) Math.round(value(3, i / 3, i % 3) * opacity + background[i % 3] * (1 - opacity));
        });
    }

    /** A sample that differs from its neighbours, and from image to image and colour to colour. */
    private static int value(int image, int pixel, int colour) {
        return (image * 71 + pixel * 29 + colour * 97 + pixel / 9) & 0xff;
    }

    private static DataSetManifest.Fixed imported(String name, byte[] content, String file, String... options)
            throws IOException {
        Path path = Files.createDirectory(temp.resolve(name)).resolve(file);
        Files.write(path, content);
        // pictures are read from folders, everything else file by file
        Path source = file.endsWith(".png") ? path.getParent() : path;
        String[] arguments = new String[4 + options.length];
        System.arraycopy(new String[] {"dataset", "import", name, source.toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        CommandLine command = stack.command(arguments);
        assertThat(command.exitCode()).as(command.output()).isZero();
        return stack.dataSets().manifest(DataSetRef.parse(name)).fixed();
    }

    /** Of the largest level, [y][x][colour]. */
    private static void assertHolds(DataSetManifest.Fixed set, int image, IntUnaryOperator wanted) throws IOException {
        ShuffledImages images = new ShuffledImages(set, cache(), 1);
        long position = 0;
        while (images.indexAt(position) != image) {
            position++;
        }
        byte[] pixels = images.batch(set.height(), position, 1).pixels();
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i] & 0xff).as("sample %d of image %d", i, image).isEqualTo(wanted.applyAsInt(i));
        }
    }

    private static BlobCache cache() {
        return new BlobCache(new Blobs(stack.bucket()), temp.resolve("cache"));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}

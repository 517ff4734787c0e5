package crescendo.client.dataset.importing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of images, made for tests. */
final class Pictured {
    private Pictured() {}

    /** One tone all over. @param type of {@link BufferedImage} */
    static byte[] plain(String format, int type, int height, int width, int... colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setPixel(x, y, colour);
            }
        }
        return written(image, format);
    }

    static byte[] png(BufferedImage image) {
        return written(image, "png");
    }

    private static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] greyPng(int side, int tone) {
        return plain("png", BufferedImage.TYPE_BYTE_GRAY, side, side, tone);
    }

    static Path folder(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    static Path zip(Path path, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("everything/" + file.getKey()));
                zip.write(file.getValue());
            }
        }
        return path;
    }

    /** Image i has the tone {@code i % 256} all over, and the label {@code i % 10}. */
    static Path idx(Path folder, String suffix, int count, int side) throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte" + suffix);
        try (DataOutputStream out = data(images)) {
            for (int number : new int[] {0x803, count, side, side}) {
                out.writeInt(number);
            }
            for (int i = 0; i < count; i++) {
                byte[] pixels = new byte[side * side];
                Arrays.fill(pixels, (byte) i);
                out.write(pixels);
            }
        }
        try (DataOutputStream out = data(folder.resolve("train-labels-idx1-ubyte" + suffix))) {
            out.writeInt(0x801);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.write(i % 10);
            }
        }
        return images;
    }

    /** Image i has the tone i all over in red, green and blue. */
    static Path npy(Path path, int count, int side) throws IOException {
        String header =
                "{'descr': '|u1', 'fortran_order': False, 'shape': (" + count + ", " + side + ", " + side + ", 3), }";
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            writeTones(out, count, side, new byte[0]);
        }
        return path;
    }

    /** The same in the records of CIFAR-10. */
    static Path cifar(Path path, int count) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            writeTones(out, count, 32, new byte[1]);
        }
        return path;
    }

    private static void writeTones(OutputStream out, int count, int side, byte[] before) throws IOException {
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[side * side * 3];
            Arrays.fill(pixels, (byte) i);
            out.write(before);
            out.write(pixels);
        }
    }

    private static DataOutputStream data(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new DataOutputStream(file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out);
    }
}

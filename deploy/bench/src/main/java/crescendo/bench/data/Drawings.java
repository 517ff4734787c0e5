package crescendo.bench.data;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * Grey images to import: discs of many sizes and places, no two alike among a side's first cubes.
 *
 * @param side in pixels
 */
record Drawings(int count, int side) {
    /** What they are imported from. */
    static final List<String> FORMS = List.of("idx", "png");

    private static final int IDX_BYTES_3D = 0x803;

    /** Writes them into a folder: one IDX file, or a zip file of PNGs. */
    Path write(Path folder, String form) throws IOException {
        boolean idx = form.equals("idx");
        Path file = folder.resolve(idx ? "drawings-images-idx3-ubyte" : "drawings.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            if (idx) writeIdx(out);
            else writePngs(out);
        }
        return file;
    }

    private void writeIdx(OutputStream out) throws IOException {
        DataOutputStream numbers = new DataOutputStream(out);
        for (int number : new int[] {IDX_BYTES_3D, count, side, side}) numbers.writeInt(number);
        for (int i = 0; i < count; i++) numbers.write(pixels(i));
        numbers.flush();
    }

    private void writePngs(OutputStream out) throws IOException {
        ImageIO.setUseCache(false);
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < count; i++) {
            image.getRaster().setDataElements(0, 0, side, side, pixels(i));
            zip.putNextEntry(new ZipEntry(String.format("%08d.png", i)));
            ImageIO.write(image, "png", zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** uint8, row by row: a disc upon a ramp. */
    byte[] pixels(int image) {
        byte[] pixels = new byte[side * side];
        int across = image % side;
        int down = image / side % side;
        int radius = 1 + image / side / side % side;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                int distance = (x - across) * (x - across) + (y - down) * (y - down);
                pixels[y * side + x] = (byte) (distance <= radius * radius ? 250 : x + y);
            }
        return pixels;
    }
}

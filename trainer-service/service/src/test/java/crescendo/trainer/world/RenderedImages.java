package crescendo.trainer.world;

import crescendo.client.bucket.Bucket;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.contracts.Name;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A small data set of two classes: bright squares on the left, and on the right. */
public final class RenderedImages {
    private static final int SIDE = 8;
    private static final int PER_CLASS = 40;

    private RenderedImages() {}

    public static void importTo(Bucket bucket, Name name, Path folder) throws IOException {
        for (int i = 0; i < PER_CLASS; i++) {
            write(folder.resolve("left"), i, 0);
            write(folder.resolve("right"), i, SIDE / 2);
        }
        new DataSetImport(bucket).run(name, folder, ImportOptions.USUAL, (done, total) -> {});
    }

    private static void write(Path folder, int number, int offset) throws IOException {
        Files.createDirectories(folder);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE / 2; x++) {
                image.getRaster().setSample(offset + x, y, 0, 100 + (number * 31 + y * 7) % 156);
            }
        }
        ImageIO.write(image, "png", folder.resolve(number + ".png").toFile());
    }
}

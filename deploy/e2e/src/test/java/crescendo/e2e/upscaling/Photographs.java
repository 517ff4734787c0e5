package crescendo.e2e.upscaling;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Coloured pictures of many sizes that a test makes for itself: discs, boxes and bars, in class folders. */
final class Photographs {
    private static final String[] CLASSES = {"bar", "box", "disc"};

    private Photographs() {}

    /**
     * PNG files in one folder a class.
     *
     * @param seed of shapes, places, colours and sizes
     */
    static Path write(Path folder, int count, long seed) {
        System.setProperty("java.awt.headless", "true");
        Random random = new Random(seed);
        try {
            for (int i = 0; i < count; i++) {
                String shape = CLASSES[i % CLASSES.length];
                Path file = folder.resolve(shape).resolve(i + ".png");
                Files.createDirectories(file.getParent());
                ImageIO.write(draw(shape, random), "png", file.toFile());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage draw(String shape, Random random) {
        int width = 36 + 2 * random.nextInt(8);
        int height = 36 + 2 * random.nextInt(8);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(colour(random, 0));
        g.fillRect(0, 0, width, height);
        g.setColor(colour(random, 128));
        int size = 18 + random.nextInt(16);
        int x = random.nextInt(width - size);
        int y = random.nextInt(height - size);
        switch (shape) {
            case "disc" -> g.fillOval(x, y, size, size);
            case "box" -> g.drawRect(x, y, size - 1, size - 1);
            default -> g.fillRect(x, y + size / 3, size, size / 3);
        }
        g.dispose();
        return image;
    }

    private static Color colour(Random random, int from) {
        return new Color(from + random.nextInt(128), from + random.nextInt(128), from + random.nextInt(128));
    }
}

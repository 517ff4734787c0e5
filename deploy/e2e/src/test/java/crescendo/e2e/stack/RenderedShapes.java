package crescendo.e2e.stack;

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

/** A small data set that a test makes for itself: discs, boxes and bars of varying size and place, in class folders. */
public final class RenderedShapes {
    private static final String[] CLASSES = {"bar", "box", "disc"};

    private RenderedShapes() {}

    /** Grey PNG files of {@code side} pixels in one folder a class. */
    public static Path write(Path folder, int count, int side) {
        System.setProperty("java.awt.headless", "true");
        Random random = new Random(5);
        try {
            for (int i = 0; i < count; i++) {
                String shape = CLASSES[i % CLASSES.length];
                Path file = folder.resolve(shape).resolve(i + ".png");
                Files.createDirectories(file.getParent());
                ImageIO.write(draw(shape, side, random), "png", file.toFile());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage draw(String shape, int side, Random random) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int light = 140 + random.nextInt(116);
        g.setColor(new Color(light, light, light));
        int size = side / 2 + random.nextInt(side / 3);
        int x = random.nextInt(side - size + 1);
        int y = random.nextInt(side - size + 1);
        switch (shape) {
            case "disc" -> g.fillOval(x, y, size, size);
            case "box" -> g.drawRect(x, y, size - 1, size - 1);
            default -> g.fillRect(x, y + size / 3, size, size / 3);
        }
        g.dispose();
        return image;
    }
}

package crescendo.registry.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws grids of clothes as a growing network might, so that a page full of them can be looked at. */
final class Clothes {
    private static final int COLUMNS = 8;
    private static final int CELL = 32;
    private static final int[][][] OUTLINES = {
        {
            {10, 6}, {13, 4}, {19, 4}, {22, 6}, {28, 12}, {25, 16}, {22, 13}, {22, 28}, {10, 28}, {10, 13}, {7, 16},
            {4, 12}
        },
        {{11, 3}, {21, 3}, {23, 29}, {18, 29}, {16, 11}, {14, 29}, {9, 29}},
        {{12, 3}, {20, 3}, {19, 12}, {25, 29}, {7, 29}, {13, 12}},
        {{5, 12}, {11, 11}, {11, 6}, {21, 6}, {21, 11}, {27, 12}, {27, 27}, {5, 27}},
        {{3, 17}, {9, 14}, {17, 17}, {28, 21}, {29, 25}, {3, 25}},
        {{6, 4}, {15, 4}, {16, 15}, {27, 20}, {28, 26}, {6, 26}},
    };

    private Clothes() {}

    /** @param quality 0 for noise, 1 for clean clothes */
    static byte[] grid(int side, double quality) {
        BufferedImage grid = new BufferedImage(COLUMNS * side, COLUMNS * side, BufferedImage.TYPE_BYTE_GRAY);
        Random latents = new Random(7);
        for (int cell = 0; cell < COLUMNS * COLUMNS; cell++) {
            BufferedImage drawn = garment(latents, quality);
            grid.createGraphics()
                    .drawImage(
                            drawn.getScaledInstance(side, side, java.awt.Image.SCALE_AREA_AVERAGING),
                            cell % COLUMNS * side,
                            cell / COLUMNS * side,
                            null);
        }
        return png(grid);
    }

    private static BufferedImage garment(Random latents, double quality) {
        BufferedImage image = new BufferedImage(CELL, CELL, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int[][] outline = OUTLINES[latents.nextInt(OUTLINES.length)];
        int shade = 90 + latents.nextInt(150);
        Polygon shape = new Polygon();
        for (int[] point : outline) {
            shape.addPoint(
                    point[0] + (int) (latents.nextGaussian() * 6 * (1 - quality)),
                    point[1] + (int) (latents.nextGaussian() * 6 * (1 - quality)));
        }
        graphics.setColor(new Color(shade, shade, shade));
        graphics.fill(shape);
        graphics.setColor(new Color(shade / 2, shade / 2, shade / 2));
        graphics.draw(shape);
        graphics.drawLine(16, 8, 16, 8 + latents.nextInt(16));
        return image;
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

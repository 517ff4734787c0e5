package crescendo.inference.image.picture;

import java.awt.image.Raster;

/** From the samples of a PNG file to those of a picture: shallow ones deepened, palettes looked up, one colour transparent. */
final class PngSamples {
    private final Raster raster;
    private final int depth;
    private final byte[] palette;
    private final byte[] transparency;

    /**
     * @param depth        bits of a sample: 1, 2, 4, 8 or 16
     * @param palette      RGB triples; empty where there is none
     * @param transparency opacity by entry of the palette, or the colour that is transparent; empty where there is none
     */
    PngSamples(Raster raster, int depth, byte[] palette, byte[] transparency) {
        this.raster = raster;
        this.depth = depth;
        this.palette = palette;
        this.transparency = transparency;
    }

    /** @param mayBeTransparent whether one colour may be transparent, since there is no opacity in the file */
    Picture plain(boolean mayBeTransparent) {
        int bands = raster.getNumBands();
        boolean keyed = mayBeTransparent && transparency.length >= 2 * bands;
        int channels = bands + (keyed ? 1 : 0);
        int most = (1 << depth) - 1;
        int white = depth == 16 ? 65535 : 255;
        short[] samples = new short[Math.multiplyExact(raster.getHeight() * raster.getWidth(), channels)];
        int[] row = new int[raster.getWidth() * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int x = 0; x < row.length; x += bands) {
                for (int band = 0; band < bands; band++) {
                    samples[at++] = (short) ((long) row[x + band] * white / most);
                }
                if (keyed) {
                    samples[at++] = (short) (isKey(row, x, bands) ? 0 : white);
                }
            }
        }
        return new Picture(raster.getHeight(), raster.getWidth(), channels, depth == 16 ? 16 : 8, samples, Extras.NONE);
    }

    private boolean isKey(int[] row, int x, int bands) {
        for (int band = 0; band < bands; band++) {
            int key = (transparency[2 * band] & 0xff) << 8 | transparency[2 * band + 1] & 0xff;
            if (row[x + band] != key) {
                return false;
            }
        }
        return true;
    }

    Picture fromPalette() {
        int channels = transparency.length > 0 ? 4 : 3;
        short[] samples = new short[Math.multiplyExact(raster.getHeight() * raster.getWidth(), channels)];
        int[] row = new int[raster.getWidth()];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, raster.getWidth(), 1, 0, row);
            for (int index : row) {
                if (3 * index + 2 >= palette.length) {
                    throw ImageRefused.broken("colour " + index + " of a palette of " + palette.length / 3);
                }
                for (int colour = 0; colour < 3; colour++) {
                    samples[at++] = (short) (palette[3 * index + colour] & 0xff);
                }
                if (channels == 4) {
                    samples[at++] = (short) (index < transparency.length ? transparency[index] & 0xff : 255);
                }
            }
        }
        return new Picture(raster.getHeight(), raster.getWidth(), channels, 8, samples, Extras.NONE);
    }
}

package crescendo.metric.sliced;

import crescendo.metric.Images;

/**
 * How patches are got from images: cut from all values of a small level, or made one by one where the level is so large that most
 * of its values lie in no patch. The numbers are the same either way.
 */
final class Cutting {
    private final Images images;
    private final int level;
    private final Patches patches;
    private final int height;
    private final int width;
    private final boolean whole;

    Cutting(Images images, int level, Patches patches) {
        this.images = images;
        this.level = level;
        this.patches = patches;
        this.height = images.height() >> level;
        this.width = images.width() >> level;
        this.whole = height * width <= Patches.AREA * patches.perImage();
    }

    /** How many numbers a sheet holds at most. */
    int size() {
        return images.channels() * (whole ? height * width : Patches.AREA * patches.perImage());
    }

    /**
     * What the patches of an image are cut from: {@code [channel][y][x]}, or the patches one after the other.
     *
     * @param corners of its patches, {@code perImage} of them at most
     */
    float[] sheet(int image, int[] corners) {
        if (whole) return LaplacianPyramid.level(images, image, level);
        float[] sheet = new float[images.channels() * Patches.AREA * corners.length];
        int dimension = images.channels() * Patches.AREA;
        for (int p = 0; p < corners.length; p++) {
            Region where = new Region(corners[p] / width, corners[p] % width, Patches.SIDE, Patches.SIDE);
            float[] patch = LaplacianPyramid.region(images, image, level, where);
            System.arraycopy(patch, 0, sheet, p * dimension, dimension);
        }
        return sheet;
    }

    /** Where the first row of a patch's channel begins in the sheet. */
    int start(int[] corners, int patch, int channel) {
        return whole ? channel * height * width + corners[patch] : (patch * images.channels() + channel) * Patches.AREA;
    }

    /** From a row of a patch to the next in the sheet. */
    int stride() {
        return whole ? width : Patches.SIDE;
    }

    /** How many numbers of one channel follow each other in the sheet; the channels come in turns. */
    int run() {
        return whole ? height * width : Patches.AREA;
    }
}

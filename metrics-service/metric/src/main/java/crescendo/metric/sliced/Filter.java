package crescendo.metric.sliced;

/**
 * The pyramid's filter, [1 4 6 4 1]/16 each way with borders mirrored about the edge pixel: halving what it smoothes, or smoothing
 * what is doubled by inserted zeros. A number is the same whatever region it is made with.
 */
final class Filter {
    private Filter() {}

    /**
     * @param image {@code [channel][y][x]} of the region {@code from} of a level
     * @param height of that level
     * @param width of that level
     * @return {@code [channel][y][x]} of the region {@code to} of the level half as large
     */
    static float[] shrink(float[] image, Region from, int height, int width, Region to, int channels) {
        float[] row = new float[from.width()];
        float[] small = new float[channels * to.area()];
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < to.height(); y++) {
                filterRows(image, c * from.area(), from, height, 2 * (to.top() + y), row);
                filterRow(row, from.left(), width, small, c * to.area() + y * to.width(), to);
            }
        return small;
    }

    private static void filterRows(float[] image, int plane, Region from, int height, int y, float[] row) {
        int a = plane + (mirror(y - 2, height) - from.top()) * from.width();
        int b = plane + (mirror(y - 1, height) - from.top()) * from.width();
        int m = plane + (y - from.top()) * from.width();
        int d = plane + (mirror(y + 1, height) - from.top()) * from.width();
        int e = plane + (mirror(y + 2, height) - from.top()) * from.width();
        for (int x = 0; x < row.length; x++)
            row[x] = (image[a + x] + image[e + x] + 4 * (image[b + x] + image[d + x]) + 6 * image[m + x]) * (1 / 16f);
    }

    private static void filterRow(float[] row, int left, int width, float[] small, int at, Region to) {
        for (int x = 0; x < to.width(); x++) {
            int middle = 2 * (to.left() + x);
            int m = middle - left;
            boolean inside = middle >= 2 && middle + 2 < width;
            float outer = inside
                    ? row[m - 2] + row[m + 2]
                    : row[mirror(middle - 2, width) - left] + row[mirror(middle + 2, width) - left];
            float inner = inside
                    ? row[m - 1] + row[m + 1]
                    : row[mirror(middle - 1, width) - left] + row[mirror(middle + 1, width) - left];
            small[at + x] = (outer + 4 * inner + 6 * row[m]) * (1 / 16f);
        }
    }

    /**
     * @param small {@code [channel][y][x]} of the region {@code from} of a level
     * @param height of that level
     * @param width of that level
     * @return {@code [channel][y][x]} of the region {@code to} of the level twice as large
     */
    static float[] enlarge(float[] small, Region from, int height, int width, Region to, int channels) {
        float[] row = new float[from.width()];
        float[] large = new float[channels * to.area()];
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < to.height(); y++) {
                enlargeRow(small, c * from.area(), from, height, to.top() + y, row);
                widenRow(row, from.left(), width, large, c * to.area() + y * to.width(), to);
            }
        return large;
    }

    /** On a sample the filter meets the weights 1, 6, 1 and between two of them 4 and 4, each over 8. */
    private static void enlargeRow(float[] small, int plane, Region from, int height, int y, float[] row) {
        boolean between = y % 2 == 1;
        int here = plane + (y / 2 - from.top()) * from.width();
        // the enlarged rows mirror about the last one, a zero: the sample before it comes back
        int after = plane + (Math.min(y / 2 + 1, height - 1) - from.top()) * from.width();
        int before = between ? here : plane + (Math.abs(y / 2 - 1) - from.top()) * from.width();
        float outer = between ? 0 : 1 / 8f;
        float inner = between ? 1 / 2f : 6 / 8f;
        float last = between ? inner : outer;
        // one loop for both: it is run so briefly that to compile another costs more than what it does
        for (int x = 0; x < row.length; x++)
            row[x] = outer * small[before + x] + inner * small[here + x] + last * small[after + x];
    }

    private static void widenRow(float[] row, int left, int width, float[] large, int at, Region to) {
        for (int x = 0; x < to.width(); x++) {
            int middle = (to.left() + x) / 2;
            float here = row[middle - left];
            float after = row[Math.min(middle + 1, width - 1) - left];
            large[at + x] = (to.left() + x) % 2 == 1
                    ? (here + after) * (1 / 2f)
                    : (row[Math.abs(middle - 1) - left] + 6 * here + after) * (1 / 8f);
        }
    }

    private static int mirror(int i, int size) {
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }
}

package crescendo.trainer.publish;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.image.Bicubic;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures in rows as a PNG: what bicubic makes of the small one, what the network makes of it, and the truth. */
final class ComparisonSheet {
    private static final int GAP = 4;

    private ComparisonSheet() {}

    /**
     * Of one small picture; the two others are as large as each other.
     *
     * @param low   the small one
     * @param made  of it by a network
     * @param truth that the small one was made of
     */
    record Row(RawImage low, RawImage made, RawImage truth) {
        private List<RawImage> shown() {
            byte[] enlarged = Bicubic.resized(
                    low.pixels(), low.height(), low.width(), low.colours(), truth.height(), truth.width());
            return List.of(new RawImage(truth.height(), truth.width(), truth.colours(), enlarged), made, truth);
        }
    }

    /** @param rows at least one, of one number of colours */
    static byte[] png(List<Row> rows) {
        int width = rows.stream().mapToInt(row -> 3 * row.truth.width()).max().orElseThrow() + 2 * GAP;
        int height = rows.stream().mapToInt(row -> row.truth.height() + GAP).sum() - GAP;
        int type = rows.get(0).truth.colours() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage sheet = new BufferedImage(width, height, type);
        int top = 0;
        for (Row row : rows) {
            int left = 0;
            for (RawImage picture : row.shown()) {
                draw(sheet, picture, top, left);
                left += picture.width() + GAP;
            }
            top += row.truth.height() + GAP;
        }
        return SampleGrid.encoded(sheet);
    }

    private static void draw(BufferedImage sheet, RawImage picture, int top, int left) {
        byte[] pixels = picture.pixels();
        int at = 0;
        for (int y = 0; y < picture.height(); y++)
            for (int x = 0; x < picture.width(); x++)
                for (int c = 0; c < picture.colours(); c++)
                    sheet.getRaster().setSample(left + x, top + y, c, pixels[at++] & 0xff);
    }
}

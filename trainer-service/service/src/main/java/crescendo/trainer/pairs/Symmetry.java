package crescendo.trainer.pairs;

import crescendo.client.dataset.source.RawImage;

/**
 * One of the eight ways to lay a square on itself.
 *
 * @param mirrored left to right, before it is turned
 * @param quarters of a turn clockwise, 0 to 3
 */
record Symmetry(boolean mirrored, int quarters) {
    RawImage of(RawImage square) {
        int side = square.height();
        int colours = square.colours();
        byte[] pixels = new byte[square.pixels().length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = place(y, x, side) * colours;
                System.arraycopy(square.pixels(), from, pixels, (y * side + x) * colours, colours);
            }
        }
        return new RawImage(side, side, colours, pixels);
    }

    /** Where the pixel that comes to (y, x) was. */
    private int place(int y, int x, int side) {
        int last = side - 1;
        int row =
                switch (quarters) {
                    case 0 -> y;
                    case 1 -> last - x;
                    case 2 -> last - y;
                    default -> x;
                };
        int column =
                switch (quarters) {
                    case 0 -> x;
                    case 1 -> y;
                    case 2 -> last - x;
                    default -> last - y;
                };
        return row * side + (mirrored ? last - column : column);
    }
}

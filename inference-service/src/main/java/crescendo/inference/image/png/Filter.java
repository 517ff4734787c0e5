package crescendo.inference.image.png;

/** How a row of a PNG file is written as differences (ISO/IEC 15948, section 9). */
enum Filter {
    NONE {
        @Override
        int expected(int left, int above, int corner) {
            return 0;
        }
    },
    SUB {
        @Override
        int expected(int left, int above, int corner) {
            return left;
        }
    },
    UP {
        @Override
        int expected(int left, int above, int corner) {
            return above;
        }

        @Override
        long apply(byte[] row, byte[] above, int step, byte[] target) {
            up(row, above, step, target);
            long sum = 0;
            for (int i = 1; i < target.length; i++) {
                sum += Math.abs(target[i]);
            }
            return sum;
        }
    },
    AVERAGE {
        @Override
        int expected(int left, int above, int corner) {
            return (left + above) / 2;
        }
    },
    PAETH {
        @Override
        int expected(int left, int above, int corner) {
            int estimate = left + above - corner;
            int byLeft = Math.abs(estimate - left);
            int byAbove = Math.abs(estimate - above);
            int byCorner = Math.abs(estimate - corner);
            if (byLeft <= byAbove && byLeft <= byCorner) {
                return left;
            }
            return byAbove <= byCorner ? above : corner;
        }
    };

    /** {@link #UP}, whose bytes nobody sums up: the only one of fast files, so without the general way. */
    static void up(byte[] row, byte[] above, int step, byte[] target) {
        target[0] = (byte) UP.ordinal();
        for (int i = step; i < row.length; i++) {
            target[i - step + 1] = (byte) (row[i] - above[i]);
        }
    }

    abstract int expected(int left, int above, int corner);

    /**
     * Writes a row.
     *
     * @param row    with {@code step} zeros before it, as {@code above}
     * @param step   bytes of a pixel
     * @param target the filter's number, then as many bytes as the row has
     * @return the sum of what the bytes stand for, without sign: the less, the shorter it packs
     */
    long apply(byte[] row, byte[] above, int step, byte[] target) {
        target[0] = (byte) ordinal();
        long sum = 0;
        for (int i = step; i < row.length; i++) {
            int difference = row[i] - expected(row[i - step] & 0xff, above[i] & 0xff, above[i - step] & 0xff);
            target[i - step + 1] = (byte) difference;
            sum += Math.abs((byte) difference);
        }
        return sum;
    }
}

package crescendo.measure.upscaler;

import crescendo.measure.onnx.UnusableNetwork;

/** How far from a cut an upscaler notices it. */
final class Reach {
    /** Half of what a seam may be, where the file has numbers between; where it has not, one level. */
    private static final double FINE = 0.5 / 255;

    private static final double LEVEL = 1.0 / 255 + 1e-6;

    private final Trial trial;
    private final Ranges ranges;
    private final int scale;

    Reach(Trial trial, Ranges ranges, int scale) {
        this.trial = trial;
        this.ranges = ranges;
        this.scale = scale;
    }

    /**
     * Of a file that takes any size: a whole picture beside one that is cut on the left and above, and one cut on the right and
     * below.
     *
     * @param side    of the picture, a multiple of {@code cut}
     * @param cut     where it is cut
     * @return pixels of the input; {@code side} where every part notices
     */
    int ofCuts(int side, int cut) {
        Plane picture = TestPicture.busy(side, side, trial.channels());
        Plane whole = made(picture);
        int left = side - cut;
        Plane lower = made(picture.part(cut, cut, left, left));
        Plane upper = made(picture.part(0, 0, left, left));
        int below = reach(lower, whole, cut * scale, true, left);
        int above = reach(upper, whole, 0, false, left);
        return Math.max(below, above) >= left ? side : Math.max(below, above);
    }

    /** The least distance from the cut beyond which nothing differs. */
    private int reach(Plane part, Plane whole, int offset, boolean cutBefore, int length) {
        int reach = 0;
        for (int y = 0; y < part.height(); y++)
            for (int x = 0; x < part.width(); x++) {
                int nearest = cutBefore ? Math.min(y, x) : Math.min(part.height() - 1 - y, part.width() - 1 - x);
                int distance = nearest / scale + 1;
                for (int channel = 0; channel < part.channels() && distance > reach; channel++)
                    if (differ(part.at(y, x, channel), whole.at(offset + y, offset + x, channel))) reach = distance;
            }
        return Math.min(reach, length);
    }

    /**
     * Of a file that takes one size: a picture beside one that is another on its left, and one that is another below.
     *
     * @param change first column and row that stay as they are
     * @return pixels of the input
     */
    int ofChanges(int height, int width, int change) {
        Plane picture = TestPicture.busy(height, width, trial.channels());
        Plane whole = made(picture);
        Plane other = picture.part(0, 0, height, width);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int channel = 0; channel < trial.channels() && (x < change || y < change); channel++)
                    other.set(y, x, channel, (y + x) % 2 == 0 ? 0 : 1 - picture.at(y, x, channel));
        Plane changed = made(other);
        int reach = 0;
        for (int y = change * scale; y < whole.height(); y++)
            for (int x = change * scale; x < whole.width(); x++)
                for (int channel = 0; channel < trial.channels(); channel++)
                    if (differ(whole.at(y, x, channel), changed.at(y, x, channel)))
                        reach = Math.max(reach, (Math.min(y, x) - change * scale) / scale + 1);
        return reach;
    }

    private boolean differ(float one, float other) {
        double allowed = trial.ports().gives().equals("uint8") ? LEVEL : FINE;
        return Math.abs(Math.max(0, Math.min(1, one)) - Math.max(0, Math.min(1, other))) > allowed;
    }

    private Plane made(Plane picture) {
        Plane made = ranges.seen(trial.run(ranges.fed(picture)));
        if (!made.isFinite()) throw new UnusableNetwork("it gives what is no number for some picture");
        return made;
    }
}

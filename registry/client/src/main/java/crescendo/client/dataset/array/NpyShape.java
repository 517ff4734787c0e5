package crescendo.client.dataset.array;

import crescendo.client.dataset.source.Layout;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import java.nio.file.Path;
import java.util.List;

/** Which axis of an array is what. */
record NpyShape(int count, int height, int width, int colours, Layout layout) {
    private static final int MAX_COUNT = 50_000_000;

    int imageBytes() {
        return height * width * colours;
    }

    long bytes() {
        return (long) count * imageBytes();
    }

    /** @throws SourceFault where it is no array of images, or of larger ones than allowed */
    static NpyShape of(Path file, NpyHeader header, Reading reading) {
        if (!header.type().matches("[|<>=]?u1")) {
            throw new SourceFault(file + ": an array of " + header.type()
                    + "; images are uint8 in [0, 255]: convert it by .astype(np.uint8), scaled as it needs");
        }
        if (header.fortran()) {
            throw new SourceFault(
                    file + ": an array in Fortran order; store it in C order, by np.save(…, np.ascontiguousarray(…))");
        }
        List<Long> shape = header.shape();
        Layout layout = layout(file, shape, reading);
        boolean last = layout == Layout.NHWC;
        long colours = shape.size() == 3 ? 1 : shape.get(last ? 3 : 1);
        long height = shape.get(last ? 1 : 2);
        long width = shape.get(last ? 2 : 3);
        if (reading.limits().exceededBy(height, width)) {
            throw new SourceFault(file + ": " + reading.limits().refusal(height, width));
        }
        if (shape.get(0) < 1 || shape.get(0) > MAX_COUNT || height < 1 || width < 1) {
            throw new SourceFault(file + ": an array of shape " + shape + "; there must be 1 to " + MAX_COUNT
                    + " images, and each have pixels");
        }
        return new NpyShape(Math.toIntExact(shape.get(0)), (int) height, (int) width, (int) colours, layout);
    }

    private static Layout layout(Path file, List<Long> shape, Reading reading) {
        if (shape.size() == 3 && !isColours(shape.get(2))) {
            return Layout.NHWC;
        }
        boolean last = shape.size() == 4 && isColours(shape.get(3));
        boolean first = shape.size() == 4 && isColours(shape.get(1));
        Layout only = last ? Layout.NHWC : Layout.NCHW;
        Layout meant = reading.layout().orElse(only);
        if (!last && !first || (meant == Layout.NHWC ? !last : !first)) {
            throw new SourceFault(file + ": an array of shape " + shape
                    + "; images are [n, h, w], or [n, h, w, c] or [n, c, h, w] with 1 or 3 colours c");
        }
        if (last && first && reading.layout().isEmpty()) {
            throw new SourceFault(file + ": an array of shape " + shape
                    + " may have its colours last or before the pixels; say which, by --layout nhwc or nchw");
        }
        return meant;
    }

    private static boolean isColours(long side) {
        return side == 1 || side == 3;
    }
}

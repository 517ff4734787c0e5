package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.measure.ClassLabels;
import crescendo.metric.Images;
import java.util.List;
import java.util.Optional;

/** Puts images of one size into one array, each in its places; grey becomes coloured where any is. */
final class Gathering implements ImageSource.Sink {
    private final ImageSet set;
    private final ImageSource source;
    private final int count;
    private final int[] labels;
    private int index;
    private List<Integer> places;
    private int first = -1;
    private int height;
    private int width;
    private int colours;
    private byte[] pixels;

    /** @param colours at least */
    Gathering(ImageSet set, ImageSource source, int count, int colours) {
        this.colours = colours;
        this.set = set;
        this.source = source;
        this.count = count;
        this.labels = new int[count];
    }

    /** Says which image comes next, and where it belongs. */
    void next(int index, List<Integer> places) {
        this.index = index;
        this.places = places;
    }

    @Override
    public void image(RawImage image, int label) {
        if (first < 0) {
            first = index;
            height = image.height();
            width = image.width();
            colours = Math.max(colours, image.colours());
            pixels = new byte[Memory.require(set.toString(), count, height, width, colours)];
        }
        if (image.height() != height || image.width() != width) {
            throw Complaint.failed(set + ": the images differ in size: " + source.name(index) + " is " + image.height()
                    + "x" + image.width() + ", " + source.name(first) + " is " + height + "x" + width);
        }
        if (image.colours() > colours) {
            colour();
        }
        byte[] values = image.inColours(colours).pixels();
        for (int place : places) {
            labels[place] = label;
            System.arraycopy(values, 0, pixels, place * values.length, values.length);
        }
    }

    /** All so far, and the places still empty, from grey to red, green and blue. */
    private void colour() {
        byte[] rgb = new byte[Memory.require(set.toString(), count, height, width, 3)];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = pixels[i];
        }
        pixels = rgb;
        colours = 3;
    }

    @Override
    public void broken(String name, String reason) {
        throw Complaint.failed(set + ": " + name + ": " + reason);
    }

    Sample sample() {
        List<String> classes = source.classes();
        return new Sample(
                new Images(pixels, count, height, width, colours),
                classes.isEmpty() ? Optional.empty() : Optional.of(new ClassLabels(classes, labels)));
    }
}

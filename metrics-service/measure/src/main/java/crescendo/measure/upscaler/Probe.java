package crescendo.measure.upscaler;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.ImagePorts;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out how an ONNX file upscales: which axes, how many times, what numbers, how far a pixel reaches. */
public final class Probe {
    /** Taken by everything that halves its input six times or less. */
    private static final int SIDE = 64;

    private static final int REACH_SIDE = 128;
    private static final int SAMPLE = 48;
    private static final List<Integer> MULTIPLES = List.of(1, 2, 4, 8, 16, 32);

    private final Network network;
    private final PortNames ports;
    private final Hints hints;

    private Probe(Network network, PortNames ports, Hints hints) {
        this.network = network;
        this.ports = ports;
        this.hints = hints;
    }

    /**
     * Probes.
     *
     * @param what names the file in errors
     * @throws UnusableNetwork where it does not fit, with the reason
     */
    public static Probed of(OnnxRuntime runtime, String what, byte[] onnx, Hints hints) {
        PortNames ports = PortNames.of(FilePorts.of(runtime, what, onnx), hints);
        try (Network network =
                new Network(runtime, what, onnx, Set.of(ports.images()), Set.of(ports.upscaled()), Set.of())) {
            return new Probe(network, ports, hints).probed();
        }
    }

    private Probed probed() {
        Taken taken = taken();
        Trial trial = taken.trial;
        int high = taken.high;
        int wide = taken.wide;
        int scale = taken.scale;
        boolean free = free(trial);
        Ranges ranges = Ranges.of(trial, high, wide, scale, hints);
        int multiple = free ? multiple(trial, scale) : 1;
        Reach reach = new Reach(trial, ranges, scale);
        Aligned aligned = free ? aligned(reach, multiple) : new Aligned(fixedOverlap(reach, high, wide), 1);
        UpscalerSpec spec = new UpscalerSpec(
                ports.images(),
                ports.upscaled(),
                scale,
                ImagePorts.colours(trial.channels(), hints.colours()),
                trial.layout(),
                ranges.takes(),
                ranges.gives(),
                aligned.overlap,
                aligned.multiple);
        return sampled(trial, ranges, spec, free ? SAMPLE : high, free ? SAMPLE : wide);
    }

    private Probed sampled(Trial trial, Ranges ranges, UpscalerSpec spec, int high, int wide) {
        int up = spec.multiple();
        Plane small = TestPicture.busy((high + up - 1) / up * up, (wide + up - 1) / up * up, trial.channels());
        Plane large = ranges.seen(trial.run(ranges.fed(ordered(small, spec.colours()))));
        return new Probed(
                spec,
                ports.input(),
                ports.output(),
                small.height(),
                small.width(),
                small.bytes(),
                ordered(large, spec.colours()).bytes());
    }

    /** From red, green and blue to the file's order, and back. */
    private static Plane ordered(Plane picture, Colours colours) {
        if (colours != Colours.BGR) return picture;
        Plane reversed = Plane.black(picture.height(), picture.width(), picture.channels());
        for (int y = 0; y < picture.height(); y++)
            for (int x = 0; x < picture.width(); x++)
                for (int channel = 0; channel < picture.channels(); channel++)
                    reversed.set(y, x, channel, picture.at(y, x, picture.channels() - 1 - channel));
        return reversed;
    }

    /** What the file takes images as, of which size they are tried, and how many times as large it makes them. */
    private record Taken(Trial trial, int high, int wide, int scale) {}

    /** The first order of axes and number of colours that the file takes. */
    private Taken taken() {
        List<String> reasons = new ArrayList<>();
        for (int channels : new int[] {3, 1})
            for (Layout layout : Layout.values()) {
                Trial trial = new Trial(network, ports, layout, channels);
                if (!fits(trial)) continue;
                try {
                    int high = length(rows(trial));
                    int wide = length(rows(trial) + 1);
                    return new Taken(trial, high, wide, scale(trial, high, wide));
                } catch (UnusableNetwork refused) {
                    reasons.add(layout + " of " + channels + ": " + refused.getMessage());
                }
            }
        throw new UnusableNetwork("the file takes " + ports.in() + ", which is no batch of grey or coloured images"
                + (reasons.isEmpty() ? "" : "; " + String.join("; ", reasons)));
    }

    private boolean fits(Trial trial) {
        int axis = ports.in().get(trial.layout() == Layout.NHWC ? 3 : 1);
        boolean said = hints.layout().map(layout -> layout == trial.layout()).orElse(true);
        return said && (axis < 0 || axis == trial.channels());
    }

    private int length(int axis) {
        return ports.in().get(axis) > 0 ? ports.in().get(axis) : SIDE;
    }

    private boolean free(Trial trial) {
        return ports.in().get(rows(trial)) < 0 && ports.in().get(rows(trial) + 1) < 0;
    }

    /** The axis of rows; that of columns follows. */
    private static int rows(Trial trial) {
        return trial.layout() == Layout.NHWC ? 1 : 2;
    }

    private static int scale(Trial trial, int high, int wide) {
        Plane made = trial.run(Plane.black(high, wide, trial.channels()));
        int scale = made.height() / high;
        if (scale < 1
                || scale > UpscalerSpec.LARGEST_SCALE
                || made.height() != scale * high
                || made.width() != scale * wide)
            throw new UnusableNetwork("it makes " + made.width() + "×" + made.height() + " of " + wide + "×" + high
                    + "; an upscaler makes both sides 1 to " + UpscalerSpec.LARGEST_SCALE + " times as long");
        return scale;
    }

    private static int multiple(Trial trial, int scale) {
        for (int multiple : MULTIPLES) {
            int side = SIDE + multiple;
            try {
                Plane made = trial.run(Plane.black(side, side, trial.channels()));
                if (made.height() == side * scale && made.width() == side * scale) return multiple;
            } catch (UnusableNetwork refused) {
                // it takes no such size
            }
        }
        return SIDE;
    }

    /** How far tiles must overlap, and where they may begin. */
    private record Aligned(int overlap, int multiple) {}

    /** Files that halve what they see notice where a cut lies; then only every second, fourth … place will do. */
    private Aligned aligned(Reach reach, int multiple) {
        if (hints.overlap().isPresent()) return new Aligned(hints.overlap().get(), multiple);
        for (int grid = multiple; grid <= 8 * multiple && grid <= SIDE; grid *= 2) {
            int cut = Math.max(1, REACH_SIDE / 4 / grid) * grid;
            int side = Math.max(REACH_SIDE, 4 * cut) / grid * grid;
            int found = reach.ofCuts(side, grid == multiple ? cut + (cut + multiple < side / 2 ? multiple : 0) : cut);
            if (found < side) return new Aligned(found, grid);
        }
        throw new UnusableNetwork("it notices a cut in every part of a picture of " + REACH_SIDE + "×" + REACH_SIDE
                + ", so that tiles would show; if you know better, say --overlap PIXELS");
    }

    private int fixedOverlap(Reach reach, int high, int wide) {
        int least = Math.min(high, wide);
        int overlap = hints.overlap().orElseGet(() -> reach.ofChanges(high, wide, least / 4));
        if (2 * overlap + 1 > least)
            throw new UnusableNetwork("it takes only " + wide + "×" + high + " pixels, and a pixel reaches " + overlap
                    + " far: nothing of a tile could be used; export it with free sides");
        return overlap;
    }
}

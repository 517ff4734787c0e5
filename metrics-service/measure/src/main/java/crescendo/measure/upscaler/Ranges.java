package crescendo.measure.upscaler;

import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Hints.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What black and white are for a file: it is shown a smooth picture in every usual way, and where it gives back nearly the same,
 * that is the way.
 */
record Ranges(Values takes, Values gives) {
    private static final List<Range> USUAL = List.of(new Range(0, 1), new Range(0, 255), new Range(-1, 1));
    /** Where several ways are as good as that, the first usual one is meant, unless it cuts off at 255. */
    private static final double AS_GOOD = 0.01;

    private static final double WORST = 0.12;

    /** A way, and how far what comes back is from what was shown: white is 1. */
    private record Tried(Ranges ranges, double difference) {}

    /** @throws UnusableNetwork where it gives back something else in every way */
    static Ranges of(Trial trial, int height, int width, int scale, Hints hints) {
        Plane shown = TestPicture.smooth(height, width, trial.channels());
        List<Tried> all = new ArrayList<>();
        for (Ranges ranges : candidates(trial.ports(), hints)) {
            Plane made = trial.run(ranges.fed(shown));
            double difference = ranges.seen(made).shrunk(scale).meanDifference(shown);
            all.add(new Tried(ranges, Double.isFinite(difference) ? difference : Double.MAX_VALUE));
        }
        Tried best =
                all.stream().min(Comparator.comparingDouble(Tried::difference)).orElseThrow();
        if (best.difference > WORST)
            throw new UnusableNetwork(String.format(
                    Locale.ROOT,
                    "it does not give back what it is shown: a smooth picture comes back %.2f of white away, as %s; if it is an"
                            + " upscaler, say what black and white are (--range BLACK,WHITE)",
                    best.difference,
                    best.ranges));
        List<Ranges> asGood = all.stream()
                .filter(tried -> tried.difference <= best.difference + AS_GOOD)
                .map(Tried::ranges)
                .toList();
        return asGood.stream()
                .filter(ranges -> ranges.gives.white() == 255 && cutsOffAt255(trial, height, width))
                .findFirst()
                .orElse(asGood.get(0));
    }

    /** Whether it lets nothing be brighter than that: a file that only adds and multiplies tells it by nothing else. */
    private static boolean cutsOffAt255(Trial trial, int height, int width) {
        if (trial.ports().takes().equals("uint8")) return false;
        Plane made = trial.run(Plane.black(height, width, trial.channels()).scaled(1, 320));
        float brightest = made.at(made.height() / 2, made.width() / 2, 0);
        return Math.abs(brightest - 255) < 1;
    }

    /** Numbers of the file as parts of white. */
    Plane seen(Plane made) {
        double range = gives.white() - gives.black();
        return made.scaled(1 / range, -gives.black() / range);
    }

    /** Parts of white as numbers of the file. */
    Plane fed(Plane picture) {
        return picture.scaled(takes.white() - takes.black(), takes.black());
    }

    /** Alike at both ends first. */
    private static List<Ranges> candidates(PortNames ports, Hints hints) {
        List<Values> in = values(ports.takes(), hints.takes());
        List<Values> out = values(ports.gives(), hints.gives().or(hints::takes));
        List<Ranges> alike = new ArrayList<>();
        List<Ranges> others = new ArrayList<>();
        for (Values takes : in)
            for (Values gives : out) (takes.equals(gives) ? alike : others).add(new Ranges(takes, gives));
        alike.addAll(others);
        return alike;
    }

    private static List<Values> values(String type, Optional<Range> said) {
        if (type.equals("uint8")) return List.of(Values.BYTES);
        return said.map(List::of).orElse(USUAL).stream()
                .map(range -> new Values(type, range.black(), range.white()))
                .toList();
    }

    @Override
    public String toString() {
        return takes.black() + " to " + takes.white() + " in and " + gives.black() + " to " + gives.white() + " out";
    }
}

package crescendo.metric.similarity;

import crescendo.metric.MetricUndefined;
import java.util.List;

/** Peak signal-to-noise ratio in dB, for values up to 255: higher is closer. */
public final class SignalToNoise {
    private SignalToNoise() {}

    /** @throws MetricUndefined for equal images, whose ratio has no bound */
    public static double between(Plane a, Plane b) throws MetricUndefined {
        return between(List.of(a), List.of(b));
    }

    /**
     * Over all channels at once.
     *
     * @throws MetricUndefined for equal images, whose ratio has no bound
     */
    public static double between(List<Plane> a, List<Plane> b) throws MetricUndefined {
        double error = 0;
        for (int c = 0; c < a.size(); c++)
            error += a.get(c).with(b.get(c), (x, y) -> (x - y) * (x - y)).mean() / a.size();
        if (error == 0) throw new MetricUndefined("the images are equal: their ratio of signal to noise has no bound");
        return 10 * Math.log10(255 * 255 / error);
    }
}

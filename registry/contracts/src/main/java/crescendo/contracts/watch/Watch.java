package crescendo.contracts.watch;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is done about the history of a job's metrics. Looking changes no weight; a verdict does.
 *
 * @param best    metrics whose best version gets the alias {@code best-<metric>}
 * @param rise    by metric, times its best value at the same resolution, from which a distance makes a collapse suspected
 * @param fall    by metric, share of its best value at the same resolution, below which diversity does
 * @param verdict whether what is suspected is written into the job's log, whose guard then stops it or rolls it back
 */
public record Watch(
        List<String> best, SortedMap<String, Double> rise, SortedMap<String, Double> fall, boolean verdict) {
    private static final List<String> RANKED = List.of("swd", "is", "fid", "kid");
    private static final double USUAL_RISE = 3;
    private static final double USUAL_FALL = 0.5;

    public Watch {
        best = List.copyOf(best);
        rise = Collections.unmodifiableSortedMap(new TreeMap<>(rise));
        fall = Collections.unmodifiableSortedMap(new TreeMap<>(fall));
    }

    /**
     * What a recipe asks for that does not say.
     *
     * @param keepsAll whether all versions stay anyway: each that was ever best does, since an alias has named it
     */
    public static Watch usual(List<String> measured, boolean keepsAll) {
        return new Watch(
                keepsAll ? measured.stream().filter(RANKED::contains).toList() : List.of(),
                rules(measured, List.of("swd"), USUAL_RISE),
                rules(measured, List.of("modes", "ms-ssim", "ms-ssim-shrinking"), USUAL_FALL),
                false);
    }

    private static SortedMap<String, Double> rules(List<String> measured, List<String> watched, double limit) {
        return measured.stream()
                .filter(watched::contains)
                .collect(Collectors.toMap(metric -> metric, metric -> limit, (one, other) -> one, TreeMap::new));
    }
}

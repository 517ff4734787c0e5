package crescendo.measure;

import crescendo.contracts.tensor.Tensor;
import crescendo.metric.MetricUndefined;
import java.util.Map;

/** Those used last, in memory, over others that are slower to reach. For one thread at a time. */
public final class RecentStatistics implements Statistics {
    private final Statistics others;
    private final long bytes;
    private final Map<Statistic, Map<String, Tensor>> recent;

    /** @param bytes that may be held; what is larger by itself is not */
    public RecentStatistics(Statistics others, long bytes) {
        if (bytes < 0) throw new IllegalArgumentException("bytes must be at least 0, not " + bytes);
        this.others = others;
        this.bytes = bytes;
        this.recent = new Recent<>(bytes, RecentStatistics::size, forgotten -> {});
    }

    @Override
    public Map<String, Tensor> of(Statistic what, Computation how) throws MetricUndefined {
        Map<String, Tensor> known = recent.get(what);
        if (known != null) return known;
        Map<String, Tensor> found = others.of(what, how);
        if (size(found) <= bytes) recent.put(what, found);
        return found;
    }

    private static long size(Map<String, Tensor> tensors) {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.data().remaining())
                .sum();
    }
}

package crescendo.measure;

import crescendo.contracts.tensor.Tensor;
import crescendo.metric.MetricUndefined;
import java.util.Map;

/** Keeps what is computed of reals, since every checkpoint of a job asks for the same. */
@FunctionalInterface
public interface Statistics {
    /** How to compute one that is not kept yet. */
    @FunctionalInterface
    interface Computation {
        Map<String, Tensor> compute() throws MetricUndefined;
    }

    /**
     * Finds, or computes and keeps.
     *
     * @throws MetricUndefined where the computation does; that is not kept
     */
    Map<String, Tensor> of(Statistic what, Computation how) throws MetricUndefined;

    /** Computes each time. */
    static Statistics unkept() {
        return (what, how) -> how.compute();
    }
}

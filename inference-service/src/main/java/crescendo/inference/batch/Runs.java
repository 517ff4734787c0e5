package crescendo.inference.batch;

import crescendo.contracts.Name;

/** Hears of every run of a generator. */
@FunctionalInterface
public interface Runs {
    /** @param samples of all requests that shared it, without padding */
    void ran(Name model, int samples, long nanos);
}

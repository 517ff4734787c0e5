package crescendo.inference.batch;

import crescendo.inference.runtime.Output;

/**
 * What an order got.
 *
 * @param queueNanos   until its first run began
 * @param computeNanos of all runs that it took part in
 */
public record Answer(Output output, long queueNanos, long computeNanos) {}

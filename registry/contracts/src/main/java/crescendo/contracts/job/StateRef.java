package crescendo.contracts.job;

import crescendo.contracts.Digest;

/**
 * A blob of resumable state: training goes on from it as if it had never stopped.
 *
 * @param imagesShown where it stands
 */
public record StateRef(long imagesShown, Digest digest, long bytes) {}

package crescendo.inference.sampling;

import java.util.concurrent.CompletableFuture;

/**
 * Something that is being made.
 *
 * @param result  once it is
 * @param abandon says that nobody waits for it any more
 */
public record Making<T>(CompletableFuture<T> result, Runnable abandon) {}

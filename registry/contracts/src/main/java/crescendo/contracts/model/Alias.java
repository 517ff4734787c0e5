package crescendo.contracts.model;

import crescendo.contracts.Name;

/**
 * A movable name for a version, at one sequence number of its log.
 *
 * @param nonce of the writer, so that it knows its own write again
 */
public record Alias(Name model, Name alias, long sequence, Name version, String nonce) {}

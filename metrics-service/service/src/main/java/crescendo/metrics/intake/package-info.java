/**
 * Checkpoints off the log: read as bytes, measured while store and broker are there, waited for while they are not, and
 * set aside where they can never be measured.
 */
package crescendo.metrics.intake;

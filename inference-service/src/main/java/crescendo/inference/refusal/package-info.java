/**
 * Versions that are not served: what this service holds of them, and what it tells the log.
 */
package crescendo.inference.refusal;

/**
 * Versions that are not served, for good or for a moment: what this service holds of them, and what it tells the log.
 */
package crescendo.inference.refusal;

/**
 * Values of metrics, each with the protocol that identifies it.
 */
package crescendo.contracts.metric;

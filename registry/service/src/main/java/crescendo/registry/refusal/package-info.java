/**
 * Requests that cannot be answered: the words and the status that their senders get.
 */
package crescendo.registry.refusal;

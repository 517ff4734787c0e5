/**
 * The published language of Crescendo: names, digests, JSON. Records and pure functions; no input or output, no framework.
 */
package crescendo.contracts;

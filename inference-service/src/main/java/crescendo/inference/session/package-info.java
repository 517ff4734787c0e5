/**
 * Networks that are open: which answers a request, loaded beside the old one, swapped, drained.
 */
package crescendo.inference.session;

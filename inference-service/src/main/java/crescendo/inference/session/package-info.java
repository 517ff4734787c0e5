/**
 * Networks that are open: loaded beside the old one, warmed up, compared with the golden sample, swapped, drained.
 */
package crescendo.inference.session;

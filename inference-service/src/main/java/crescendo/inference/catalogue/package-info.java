/**
 * What there is to serve, as the log tells it: versions of generators and upscalers, and the aliases that name them.
 */
package crescendo.inference.catalogue;

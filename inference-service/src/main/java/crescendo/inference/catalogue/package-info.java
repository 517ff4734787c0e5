/**
 * What there is to serve, as the log tells it: versions of generators and the aliases that name them.
 */
package crescendo.inference.catalogue;

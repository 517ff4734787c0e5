/**
 * Networks between two others: made here, and registered.
 */
package crescendo.cli.interpolate;

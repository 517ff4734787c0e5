/**
 * Dense linear algebra on row-major arrays, by OpenBLAS.
 */
package crescendo.metric.linear;

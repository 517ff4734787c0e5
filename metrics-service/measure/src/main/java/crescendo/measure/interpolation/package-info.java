/**
 * Two networks of one architecture become one that lies between them.
 */
package crescendo.measure.interpolation;

/**
 * Generators that others trained: how a file is used, found out by using it, and the file made one that is used as our own.
 */
package crescendo.measure.generator;

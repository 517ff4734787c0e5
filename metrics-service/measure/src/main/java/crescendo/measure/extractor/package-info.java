/**
 * What tells classes and gives features: networks with a digest and a stated preprocessing.
 */
package crescendo.measure.extractor;

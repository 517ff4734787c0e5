/**
 * How alike two images are, pixel by pixel: structural similarity, signal to noise, and the shrinking that protocols start from.
 */
package crescendo.metric.similarity;

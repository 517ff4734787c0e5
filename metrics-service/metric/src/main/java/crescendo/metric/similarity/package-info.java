/**
 * How alike two images are, pixel by pixel: structural similarity and signal to noise.
 */
package crescendo.metric.similarity;

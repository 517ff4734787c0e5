/**
 * The steps of {@link crescendo.metric.SpectrumDistance}: the Fourier transform of an image, and its power ring by ring.
 */
package crescendo.metric.spectrum;

/**
 * Ways through the space of latents: one variable swept, or from one sample to the next.
 */
package crescendo.inference.sampling.walk;

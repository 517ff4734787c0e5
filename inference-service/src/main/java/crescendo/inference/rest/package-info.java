/**
 * Sampling over REST: requests read strictly, answers as pictures or tensors, refusals in words.
 */
package crescendo.inference.rest;

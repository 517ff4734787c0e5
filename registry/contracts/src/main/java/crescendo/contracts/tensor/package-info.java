/**
 * Named arrays as bytes: the safetensors format that weights, golden samples and resumable state are kept in.
 */
package crescendo.contracts.tensor;

/**
 * The Open Inference Protocol, version 2, so that clients of other servers can ask this one as they are: metadata, readiness,
 * and tensors in and out, in JSON or as bytes behind it.
 */
package crescendo.inference.protocol;

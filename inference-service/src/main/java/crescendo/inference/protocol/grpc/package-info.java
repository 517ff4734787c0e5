/**
 * The Open Inference Protocol over gRPC, on the same port as over HTTP: its messages by their published numbers.
 */
package crescendo.inference.protocol.grpc;

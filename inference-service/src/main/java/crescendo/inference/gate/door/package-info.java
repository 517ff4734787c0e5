/**
 * Where requests come in, over HTTP and gRPC alike: how many at once, how long their bodies are, and how long they wait.
 */
package crescendo.inference.gate.door;

/**
 * Networks in ONNX Runtime as the metrics need them: generators that give images, classifiers that give probabilities.
 */
package crescendo.metrics.onnx;

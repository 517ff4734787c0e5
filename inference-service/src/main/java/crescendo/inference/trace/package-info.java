/**
 * Requests as OpenTelemetry's traces have them: how long they waited, ran and were drawn.
 */
package crescendo.inference.trace;

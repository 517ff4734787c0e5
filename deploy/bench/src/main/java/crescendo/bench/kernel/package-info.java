/**
 * The arithmetic that much time goes into, timed by JMH: one method a kernel, in milliseconds an operation.
 */
package crescendo.bench.kernel;

/**
 * How much work is taken on, and how it is cut into runs: bounded, so that too much is refused at once.
 */
package crescendo.inference.batch;

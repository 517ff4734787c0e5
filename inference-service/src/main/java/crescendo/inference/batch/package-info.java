/**
 * How much work is taken on, and how the requests of several clients share runs: bounded, fair, and with a deadline.
 */
package crescendo.inference.batch;

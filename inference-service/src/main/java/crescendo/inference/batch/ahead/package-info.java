/**
 * What is ahead of whoever comes next, in time.
 */
package crescendo.inference.batch.ahead;

/**
 * What is ahead of whoever comes next, and how soon they come, in time.
 */
package crescendo.inference.batch.ahead;

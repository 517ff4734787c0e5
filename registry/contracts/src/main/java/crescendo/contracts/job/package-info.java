/**
 * A job: its log in the bucket, and the states that the log leads through.
 */
package crescendo.contracts.job;

/**
 * Jobs in the bucket: the log that is a job's truth, and the beat by which others see that its owner lives.
 */
package crescendo.client.job;

/** Training requests from Kafka: each becomes a job, or a dead letter with the reason. */
package crescendo.trainer.request;

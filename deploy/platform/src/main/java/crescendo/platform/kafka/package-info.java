/**
 * A Kafka broker in a child process: how it is laid out, started, killed and started again.
 */
package crescendo.platform.kafka;

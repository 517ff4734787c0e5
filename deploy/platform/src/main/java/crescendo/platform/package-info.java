/**
 * Where the log and the bucket are: a Kafka broker and an S3 server as child processes on the loopback address,
 * or the ones the environment names.
 */
package crescendo.platform;

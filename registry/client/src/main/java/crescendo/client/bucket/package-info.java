/**
 * An S3 bucket in the few operations that everything durable is made of, create-if-absent above all.
 */
package crescendo.client.bucket;

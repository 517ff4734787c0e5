/**
 * The bucket over the S3 protocol, and where it is.
 */
package crescendo.client.bucket.s3;

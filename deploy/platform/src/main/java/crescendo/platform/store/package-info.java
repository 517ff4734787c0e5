/**
 * An S3 server over a local folder in a child process, and the address and account of a bucket.
 */
package crescendo.platform.store;

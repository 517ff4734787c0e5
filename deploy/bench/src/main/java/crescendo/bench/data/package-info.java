/**
 * How fast images get into the bucket, and out of it in random order, beside what training takes.
 */
package crescendo.bench.data;

/**
 * Data sets as the bucket describes them: immutable shards of images, named and digested.
 */
package crescendo.contracts.dataset;

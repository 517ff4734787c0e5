/**
 * IDX files, the format that MNIST and its relatives are published in.
 */
package crescendo.client.dataset.idx;

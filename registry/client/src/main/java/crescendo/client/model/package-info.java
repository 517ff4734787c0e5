/**
 * Models in the bucket: immutable versions, the aliases that move between them, and what was measured of them.
 */
package crescendo.client.model;

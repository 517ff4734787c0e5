/**
 * Models as the bucket describes them: immutable versions with their files, position in the schedule and lineage.
 */
package crescendo.contracts.model;

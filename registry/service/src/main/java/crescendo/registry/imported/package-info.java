/**
 * What was made elsewhere becomes versions of models.
 */
package crescendo.registry.imported;

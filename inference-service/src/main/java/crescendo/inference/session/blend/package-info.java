/**
 * Versions that are open a second time, to blend classes.
 */
package crescendo.inference.session.blend;

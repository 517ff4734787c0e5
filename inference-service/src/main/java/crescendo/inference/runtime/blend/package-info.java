/**
 * How a generator's file is made to take shares of classes in the place of whole ones.
 */
package crescendo.inference.runtime.blend;

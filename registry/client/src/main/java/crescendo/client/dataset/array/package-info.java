/**
 * Arrays of images, as NumPy stores them.
 */
package crescendo.client.dataset.array;

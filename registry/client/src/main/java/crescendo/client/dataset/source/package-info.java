/**
 * What all sources of images have in common, be they folders of pictures or files of numbers.
 */
package crescendo.client.dataset.source;

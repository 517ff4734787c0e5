/**
 * A batch of images as one that moves: animated PNG without loss, GIF for whatever shows nothing else.
 */
package crescendo.inference.animation;

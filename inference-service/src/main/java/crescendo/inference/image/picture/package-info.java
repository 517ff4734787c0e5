/**
 * Files of pictures that strangers send: refused by their headers, or decoded with all they have: 16 bits, transparency, the
 * turn of the camera, the profile of their colours.
 */
package crescendo.inference.image.picture;

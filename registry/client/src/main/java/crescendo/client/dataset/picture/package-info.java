/**
 * Folders and zip files of PNG and JPEG pictures. Nothing is decoded before its header passed the limits.
 */
package crescendo.client.dataset.picture;

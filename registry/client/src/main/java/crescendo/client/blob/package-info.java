/**
 * Content-addressed bytes: named by their digest, never changed, checked whenever they are read.
 */
package crescendo.client.blob;

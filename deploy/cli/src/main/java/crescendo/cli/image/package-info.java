/**
 * Container images of the services: what goes into one, and the class archive that the inference service starts with.
 */
package crescendo.cli.image;

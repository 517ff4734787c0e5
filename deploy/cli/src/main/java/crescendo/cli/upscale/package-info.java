/**
 * Pictures made larger: files and folders through the inference service.
 */
package crescendo.cli.upscale;

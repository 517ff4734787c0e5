/**
 * Super-resolution through the running whole: trained, registered, measured, served.
 */
package crescendo.e2e.upscaling;

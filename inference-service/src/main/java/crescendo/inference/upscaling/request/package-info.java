/**
 * What a request for a larger picture asks for beside the picture: read strictly.
 */
package crescendo.inference.upscaling.request;

/**
 * From the body of a request to images: read strictly, admitted, made, drawn.
 */
package crescendo.inference.sampling;

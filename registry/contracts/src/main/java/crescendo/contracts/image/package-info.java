/**
 * What is computed of images wherever they are: in training, in measuring and on the command line.
 */
package crescendo.contracts.image;

/**
 * Fashion-MNIST (Xiao et al. 2017, MIT licence): 70,000 images of clothes, wherever this machine can get them.
 */
package crescendo.cli.fashion;

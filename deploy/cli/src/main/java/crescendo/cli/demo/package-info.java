/**
 * The demo: real images in, a growing GAN out, measured and served, within a fixed time.
 */
package crescendo.cli.demo;

/** Pairs of low- and high-resolution images that super-resolution is trained and validated with, each a function of seed and position. */
package crescendo.trainer.pairs;

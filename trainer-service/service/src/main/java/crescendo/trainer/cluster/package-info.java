/** Training on several machines, by TensorFlow's own distributed runtime: who belongs to it, and who answers. */
package crescendo.trainer.cluster;

/** Networks interpreted by TensorFlow, for training. */
package crescendo.trainer.ops.tf;

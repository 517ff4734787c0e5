/** Networks, each written once against {@link crescendo.trainer.model.Ops} and interpreted for training, export and counting. */
package crescendo.trainer.model;

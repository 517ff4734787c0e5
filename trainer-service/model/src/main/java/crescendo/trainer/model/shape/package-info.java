/** The interpreter that runs a network on shapes alone: parameters and the layer table. */
package crescendo.trainer.model.shape;

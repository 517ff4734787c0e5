/** Networks on several devices at once: one graph, one set of variables, a share of each batch a device. */
package crescendo.trainer.tower;

/** The real images that networks are trained with, and what a recipe's references mean. */
package crescendo.trainer.data;

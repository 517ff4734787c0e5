/** From what a recipe says to what trains. */
package crescendo.trainer.recipe;

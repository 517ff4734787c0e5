/**
 * What is wrong with a recipe, all of it at once: each fault with its field, its value and what is allowed.
 */
package crescendo.contracts.recipe.fault;

/**
 * How a recipe says what low-resolution images suffer.
 */
package crescendo.contracts.recipe.json.degradation;

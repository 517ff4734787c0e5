/**
 * Upscalers, as a recipe says them.
 */
package crescendo.contracts.recipe.json.upscaling;

/**
 * What a recipe says of networks that make images larger.
 */
package crescendo.contracts.recipe.upscaling;

/**
 * From the JSON of a recipe to the recipe or all of its faults, and back to complete JSON.
 */
package crescendo.contracts.recipe.json;

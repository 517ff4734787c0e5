/**
 * What a recipe says of the versions that come of it: which of them stay, and what is watched.
 */
package crescendo.contracts.recipe.json.version;

/**
 * What a recipe says of the versions that come of it: what is measured of them, which stay, and what is watched.
 */
package crescendo.contracts.recipe.json.version;

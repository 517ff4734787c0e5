/**
 * Strict reading of JSON: each field once, of its type and within its bounds, or a fault.
 */
package crescendo.contracts.recipe.json.field;

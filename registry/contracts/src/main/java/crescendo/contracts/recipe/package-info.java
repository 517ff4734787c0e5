/**
 * What to train, strictly parsed: an unknown or out-of-range field is a fault that names the field, the value and what is
 * allowed, and all faults are reported at once.
 */
package crescendo.contracts.recipe;

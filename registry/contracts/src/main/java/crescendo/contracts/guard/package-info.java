/**
 * The collapse guard: the rules that a recipe gives it, and how it found a checkpoint.
 */
package crescendo.contracts.guard;

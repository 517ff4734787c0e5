/** The collapse guard: what it sees of a run, what it makes of that, and what is done then. */
package crescendo.trainer.guard;

/** One worker's attempt at a job, from the claim to its end. */
package crescendo.trainer.attempt;

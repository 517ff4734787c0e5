/** What training takes before anything runs: products and numbers of a step, memory, time, and what fits. */
package crescendo.trainer.plan;

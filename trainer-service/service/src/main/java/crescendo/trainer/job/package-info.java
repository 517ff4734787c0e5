/** Which job a worker takes: those that wait, and those whose owner is gone. */
package crescendo.trainer.job;

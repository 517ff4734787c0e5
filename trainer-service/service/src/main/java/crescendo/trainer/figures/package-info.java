/** What is told of the steps of an attempt: progress now and then, and every step in the job's log and folder. */
package crescendo.trainer.figures;

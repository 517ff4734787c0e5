/** Which versions of a job stay, and how the others go. */
package crescendo.trainer.retention;

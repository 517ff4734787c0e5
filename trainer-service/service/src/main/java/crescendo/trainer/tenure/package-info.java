/** How a worker holds a job: its appends, its beat, its events, and how it learns that it no longer does. */
package crescendo.trainer.tenure;

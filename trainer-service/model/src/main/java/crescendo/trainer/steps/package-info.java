/** Steps of a job in a folder, for people's own tools: lines of JSON, and the event files that TensorBoard reads. */
package crescendo.trainer.steps;

/** Where the time of a step goes: what TensorFlow records of a run, as a browser draws it. */
package crescendo.trainer.trace;

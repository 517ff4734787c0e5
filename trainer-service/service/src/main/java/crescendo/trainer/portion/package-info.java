/** A minibatch in micro-batches, and the randomness that stays the same when it is. */
package crescendo.trainer.portion;

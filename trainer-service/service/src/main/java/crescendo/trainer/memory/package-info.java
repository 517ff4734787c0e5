/** What memory there is to train in, and that recipes keep to it. */
package crescendo.trainer.memory;

/** What tests need of the world: a real broker and store, and training that only counts. */
package crescendo.trainer.world;

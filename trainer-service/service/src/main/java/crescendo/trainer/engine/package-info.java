/** What every family's training looks like from outside: steps in, state and exports out. */
package crescendo.trainer.engine;

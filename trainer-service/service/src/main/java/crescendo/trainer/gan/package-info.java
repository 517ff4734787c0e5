/** Adversarial training: one graph a resolution with a step of each network, grown as the schedule says. */
package crescendo.trainer.gan;

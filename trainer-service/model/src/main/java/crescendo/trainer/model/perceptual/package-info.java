/** What layers of classifiers see: what images are compared in beside their pixels. */
package crescendo.trainer.model.perceptual;

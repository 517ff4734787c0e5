/** Training of classifiers, whose scores and features measure generators. */
package crescendo.trainer.classifier;

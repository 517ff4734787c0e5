/** Classes of images in training: fed and asked for, and what finding them adds to the losses. */
package crescendo.trainer.labels;

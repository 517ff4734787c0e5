/**
 * CIFAR-10 and CIFAR-100 in their binary version: records of a label and an image, in files or in the archive as published.
 */
package crescendo.client.dataset.cifar;

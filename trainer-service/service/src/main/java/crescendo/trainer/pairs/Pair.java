package crescendo.trainer.pairs;

import crescendo.client.dataset.source.RawImage;

/**
 * A high-resolution image and what is left of it.
 *
 * @param low  uint8 HWC, a whole number of times smaller than {@code high}, the same number each way
 * @param high uint8 HWC
 */
public record Pair(RawImage low, RawImage high) {}

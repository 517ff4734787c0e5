package crescendo.client.dataset.source;

/**
 * What a source's headers say.
 *
 * @param usualSide the commonest length of the shorter side, in pixels; of equally common ones the longer
 * @param colours 3 where any image is coloured, else 1
 */
public record Survey(int usualSide, int colours) {}

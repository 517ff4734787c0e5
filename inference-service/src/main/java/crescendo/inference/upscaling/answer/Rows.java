package crescendo.inference.upscaling.answer;

import crescendo.inference.image.picture.Extras;

/**
 * A picture whose rows come from its top to its bottom, some at a time.
 *
 * <p>The samples of {@link #next} are unsigned, rows × width × channels.
 */
public interface Rows {
    int height();

    int width();

    /** 1 grey, 2 grey and opacity, 3 RGB, 4 RGB and opacity. */
    int channels();

    /** 8 or 16 bits a sample. */
    int depth();

    /** What is to be kept of the smaller picture's file. */
    Extras extras();

    boolean hasNext();

    short[] next();
}

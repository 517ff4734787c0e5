package crescendo.trainer.model.upscaling;

import crescendo.trainer.model.Ops;

/** A network that makes images a whole number of times as high and as wide. */
public interface Upscaler {
    /** 2, 3 or 4. */
    int scale();

    /** Colours of an image: 1 or 3. */
    int colours();

    /**
     * @param images [batch, height, width, colours] of any height and width, in [−1, 1]
     * @return [batch, scale · height, scale · width, colours], nominally in [−1, 1]
     */
    <T> T upscale(Ops<T> ops, T images);

    /** The furthest that a pixel of an image can be seen in what is made of it, in pixels of the image: no less, and hardly more. */
    int reach();

    /** What every upscaler of ours can be asked for. */
    static void require(int scale, int colours) {
        if (scale < 2 || scale > 4) throw new IllegalArgumentException("scale must be 2, 3 or 4, not " + scale);
        if (colours != 1 && colours != 3) throw new IllegalArgumentException("colours must be 1 or 3, not " + colours);
    }
}

package crescendo.metric;

/** The same images, last first. */
public final class Reversed {
    private Reversed() {}

    public static Images of(Images images) {
        byte[] pixels = new byte[images.pixels().length];
        int size = images.valuesPerImage();
        for (int i = 0; i < images.count(); i++)
            System.arraycopy(images.pixels(), i * size, pixels, pixels.length - (i + 1) * size, size);
        return new Images(pixels, images.count(), images.height(), images.width(), images.channels());
    }
}

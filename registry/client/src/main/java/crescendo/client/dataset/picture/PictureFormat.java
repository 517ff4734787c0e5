package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Background;
import java.nio.ByteBuffer;
import java.util.List;

/** What a format of pictures tells before anything is decoded. */
interface PictureFormat {
    List<PictureFormat> ALL = List.of(new PngFormat(), new JpegFormat(), new GifFormat());

    /** Whether a file begins as this format does. */
    boolean begins(ByteBuffer file);

    /**
     * Reads a header.
     *
     * @param file its beginning at least
     * @param background one that is not grey gives its colour to grey pictures with transparent parts
     */
    ImageHeader header(ByteBuffer file, Background background) throws BrokenImage;

    /** Refuses a file that is cut short, or holds several pictures, or whose parts claim more than there is of them. */
    void requireWhole(ByteBuffer file) throws BrokenImage;

    /** @throws BrokenImage where it is none of them */
    static PictureFormat of(ByteBuffer file) throws BrokenImage {
        for (PictureFormat format : ALL) {
            if (format.begins(file)) {
                return format;
            }
        }
        throw new BrokenImage("no PNG, JPEG or GIF file");
    }
}

package crescendo.inference.image.picture;

import crescendo.inference.image.picture.ImageRefused.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongConsumer;

/** A kind of files. */
interface PictureFile {
    List<PictureFile> ALL = List.of(new PngFile(), new JpegFile(), new WebpFile());

    /** Height and width by the header. */
    record Size(int height, int width) {
        long pixels() {
            return (long) height * width;
        }
    }

    /**
     * What a file's beginning says of its picture.
     *
     * @param channels at most: a file may say later that a colour is transparent
     * @param depth    8 or 16 bits a sample
     * @param decoder  bytes a pixel that the decoder takes at most, what it gives among them
     */
    record Header(Size size, int channels, int depth, int decoder) {}

    /** Whether a file begins as this kind does. */
    boolean begins(ByteBuffer file);

    /** Whether so much of a file's beginning has all of the header. @throws ImageRefused where it can have none */
    default boolean hasHeader(ByteBuffer beginning) {
        return true;
    }

    /**
     * Reads a header.
     *
     * @param file its beginning at least
     * @throws ImageRefused where there is none
     */
    Header header(ByteBuffer file);

    /**
     * Decodes.
     *
     * @param file the whole
     * @param more told of bytes that the decoder takes beside those of the header, before it does; what it throws ends the decoding
     * @throws ImageRefused where it cannot be decoded
     */
    Picture decode(byte[] file, LongConsumer more);

    /** @throws ImageRefused where it is none of them */
    static PictureFile of(ByteBuffer file) {
        return ALL.stream()
                .filter(kind -> kind.begins(file))
                .findFirst()
                .orElseThrow(() -> new ImageRefused(Kind.UNKNOWN, "this is no PNG, JPEG or WebP file"));
    }
}

package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Limits;
import crescendo.client.dataset.source.Reading;
import java.nio.ByteBuffer;

/**
 * What the first bytes of a picture say of it.
 *
 * @param colours 1 for grey, 3 otherwise
 */
record ImageHeader(int height, int width, int colours) {
    /** @throws BrokenImage where the file is no picture, or is more than the limits allow */
    static ImageHeader of(byte[] file, Reading reading) throws BrokenImage {
        Limits limits = reading.limits();
        if (file.length > limits.maxBytes()) {
            throw new BrokenImage("longer than " + limits.maxBytes() + " bytes (the limit maxBytes)");
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        ImageHeader header = PictureFormat.of(bytes).header(bytes, reading.background());
        if (header.height < 1 || header.width < 1) {
            throw new BrokenImage("its header says " + header.width + "×" + header.height + " pixels");
        }
        if (limits.exceededBy(header.height, header.width)) {
            throw new BrokenImage(limits.refusal(header.height, header.width));
        }
        return header;
    }
}

package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Pictures.Unread;

/**
 * How many bytes a picture holds, known from its header, beside those of its file.
 *
 * @param decoding at most, until it is decoded
 * @param making   at most, while the larger picture is made and sent
 */
record Weight(long decoding, long making) {
    static Weight of(Unread picture, int scale, Cut cut) {
        long pixels = (long) picture.height() * picture.width();
        long samples = pixels * picture.channels() * Short.BYTES;
        // of what is made, one row of tiles is sent while the next is made; turned or not, a row is no longer than the
        // longer side
        long window = Math.max(cut.rows().window(), cut.columns().window());
        long rows = Math.min(window, Math.min(picture.height(), picture.width()));
        long band = rows * Math.max(picture.height(), picture.width()) * scale * scale;
        return new Weight(picture.decodingBytes(), samples + 2 * band * picture.channels() * Short.BYTES);
    }

    long most() {
        return Math.max(decoding, making);
    }
}

package crescendo.inference.image.picture;

import crescendo.inference.image.picture.PictureFile.Header;
import crescendo.inference.image.picture.PictureFile.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads pictures: their header first, the rest only where that is within the limits and there is room. */
public final class Pictures {
    /** Read at first: cameras put a small copy of the picture before the header. */
    private static final int HEADER_BYTES = 256 << 10;

    /** Where a header may end at the latest: large profiles and several copies of the picture lie before some. */
    private static final int LATEST_HEADER_BYTES = 4 << 20;

    private static final int PART = 1 << 20;

    private final Limits limits;

    /**
     * What a picture may take, checked before memory is.
     *
     * @param bytes  of a file at most
     * @param pixels of its picture at most
     */
    public record Limits(long bytes, long pixels) {
        public Limits {
            if (bytes < 1 || pixels < 1) {
                throw new IllegalArgumentException(
                        "bytes and pixels must be at least 1, not " + bytes + " and " + pixels);
            }
        }
    }

    public Pictures(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads the beginning of a picture's file.
     *
     * @param more told of the bytes that are taken where the header begins late; what it throws ends the reading
     * @throws ImageRefused where it is too large, or none
     * @throws IOException  where the body cannot be read
     */
    public Unread begin(InputStream body, LongConsumer more) throws IOException {
        byte[] first = body.readNBytes((int) Math.min(HEADER_BYTES, limits.bytes() + 1));
        PictureFile kind = PictureFile.of(ByteBuffer.wrap(first));
        Counted counted = new Counted(more);
        byte[] beginning = withHeader(kind, first, body, counted);
        Header header = kind.header(ByteBuffer.wrap(beginning));
        refuse(header.size());
        return new Unread(kind, header, beginning, body, counted.bytes);
    }

    /** More of the beginning, until it has the header, the file ends, or no header is worth more. */
    private byte[] withHeader(PictureFile kind, byte[] first, InputStream body, LongConsumer told) throws IOException {
        int most = (int) Math.min(LATEST_HEADER_BYTES, limits.bytes() + 1);
        byte[] beginning = first;
        while (beginning.length < most && !kind.hasHeader(ByteBuffer.wrap(beginning))) {
            int count = Math.min(beginning.length, most - beginning.length);
            told.accept(2L * count); // it is there twice while both are put together
            byte[] more = body.readNBytes(count);
            if (more.length == 0) {
                break;
            }
            ByteBuffer both = ByteBuffer.allocate(beginning.length + more.length);
            beginning = both.put(beginning).put(more).array();
        }
        return beginning;
    }

    /** Tells, and knows afterwards of how many bytes. */
    private static final class Counted implements LongConsumer {
        private final LongConsumer more;
        private long bytes;

        private Counted(LongConsumer more) {
            this.more = more;
        }

        @Override
        public void accept(long some) {
            more.accept(some);
            bytes += some;
        }
    }

    private void refuse(Size size) {
        String shown = Integer.toUnsignedString(size.width()) + "×" + Integer.toUnsignedString(size.height());
        if (size.height() < 1 || size.width() < 1) {
            throw ImageRefused.broken("its header says " + shown + " pixels");
        }
        if (size.pixels() > limits.pixels()) {
            throw ImageRefused.tooLarge("its header says " + shown + " pixels; " + limits.pixels()
                    + " are allowed (crescendo.upscaling.max-pixels)");
        }
    }

    /** A picture of which no more than the header is known, and no more taken into memory. */
    public final class Unread {
        private final PictureFile kind;
        private final Header header;
        private final byte[] beginning;
        private final InputStream rest;
        private final long counted;

        private Unread(PictureFile kind, Header header, byte[] beginning, InputStream rest, long counted) {
            this.kind = kind;
            this.header = header;
            this.beginning = beginning;
            this.rest = rest;
            this.counted = counted;
        }

        /** Of the two sides of the picture as it is stored; turned ones may have them the other way round. */
        public int height() {
            return header.size().height();
        }

        public int width() {
            return header.size().width();
        }

        /** At most. */
        public int channels() {
            return header.channels();
        }

        public int depth() {
            return header.depth();
        }

        /** Bytes that decoding takes at most, beside those of the file: the decoder's, and ours twice where it has to be turned. */
        public long decodingBytes() {
            int samples = header.channels() * Short.BYTES;
            return header.size().pixels() * Math.max(header.decoder() + samples, 2 * samples);
        }

        /**
         * Reads the rest and decodes.
         *
         * @param more told of the bytes that the file takes, part by part, beside those that were told of before, and of those that only
         *             its rest tells that its decoder takes; what it throws ends the reading
         * @throws ImageRefused where it is too large, or broken
         * @throws IOException  where the body cannot be read
         */
        public Picture decode(LongConsumer more) throws IOException {
            Picture picture = kind.decode(whole(more), more);
            if ((long) picture.height() * picture.width() != header.size().pixels()) {
                throw ImageRefused.broken("its size is not what its header says");
            }
            return picture;
        }

        // While it is put together, and again while it is decoded, a file is there twice.
        private byte[] whole(LongConsumer more) throws IOException {
            List<byte[]> parts = new ArrayList<>();
            long length = 0;
            long told = counted;
            for (byte[] part = beginning; part.length > 0; part = rest.readNBytes(PART)) {
                parts.add(part);
                length += part.length;
                if (length > limits.bytes()) {
                    throw ImageRefused.tooLarge(
                            "longer than " + limits.bytes() + " bytes (crescendo.upscaling.max-bytes)");
                }
                if (2 * length > told) {
                    more.accept(2 * length - told);
                    told = 2 * length;
                }
            }
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
            parts.forEach(all::put);
            return all.array();
        }
    }
}

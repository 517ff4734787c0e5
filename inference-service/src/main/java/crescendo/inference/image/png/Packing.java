package crescendo.inference.image.png;

import java.io.IOException;

/** Makes a zlib stream (RFC 1950) of bytes, part by part. One thread at a time. */
interface Packing extends AutoCloseable {
    /** More of the bytes, of which it keeps what it needs. */
    void pack(byte[] bytes, int count) throws IOException;

    /** The last part; nothing comes after it. */
    void end() throws IOException;

    @Override
    void close();

    /** Takes what is packed. */
    @FunctionalInterface
    interface Sink {
        /** @param part used again once this returns */
        void write(byte[] part, int count) throws IOException;
    }
}

package crescendo.client.bucket.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes on their way from the store: a broken connection shows as {@link StoreUnavailable}, unlike a full disk here. */
final class StoreStream extends FilterInputStream {
    private final String key;

    StoreStream(String key, InputStream in) {
        super(in);
        this.key = key;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw S3Errors.translate("read " + key, e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw S3Errors.translate("read " + key, e);
        }
    }
}

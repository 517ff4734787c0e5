package crescendo.client.dataset.cifar;

import crescendo.client.dataset.source.SourceFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of records, wherever it lies.
 *
 * @param name what errors call it
 */
record CifarPart(String name, CifarKind kind, int count, Opening opening) {
    private static final int MAX_COUNT = 50_000_000;

    /** How to read it from its beginning. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** @throws SourceFault where its length is not that of whole records */
    static CifarPart of(String name, String file, long bytes, Opening opening) {
        CifarKind kind = CifarKind.of(file, bytes)
                .orElseThrow(() -> new SourceFault(name + " is no CIFAR file, or cut short: its " + bytes
                        + " bytes are not whole records of " + CifarKind.CIFAR_10.recordBytes() + " (CIFAR-10) or "
                        + CifarKind.CIFAR_100.recordBytes() + " (CIFAR-100)"));
        long count = bytes / kind.recordBytes();
        if (count > MAX_COUNT) {
            throw new SourceFault(name + ": " + count + " images; allowed are " + MAX_COUNT);
        }
        return new CifarPart(name, kind, (int) count, opening);
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(opening.open(), 1 << 16);
    }
}

package crescendo.client.dataset.cifar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before each file of a tar archive (POSIX.1-2017, ustar): a block of 512 bytes. Extensions, which give files longer
 * names, are passed over as files of kinds of their own, so no archive makes a reader take memory.
 *
 * @param size of the file in bytes
 * @param plain whether it is a file, and no link, folder or extension
 */
record TarHeader(String name, long size, boolean plain) {
    private static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int KIND = 156;

    /**
     * Reads the next one; none at the archive's end.
     *
     * @throws IOException where there is something else
     */
    static Optional<TarHeader> next(InputStream in) throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("it ends without the end of a tar archive");
        }
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        if (sum == 8 * ' ') {
            return Optional.empty();
        }
        if (octal(block, CHECKSUM, 8) != sum) {
            throw new IOException("no tar archive: a checksum is wrong");
        }
        boolean plain = block[KIND] == '0' || block[KIND] == 0;
        return Optional.of(new TarHeader(text(block, 0, 100), octal(block, SIZE, 12), plain));
    }

    /** The file and what fills its last block. */
    void skip(InputStream in) throws IOException {
        in.skipNBytes(padded());
    }

    /** What a file takes, with what fills its last block, in bytes. */
    long padded() {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** The name without its folders. */
    String base() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String text(byte[] block, int from, int length) {
        String text = new String(block, from, length, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long octal(byte[] block, int from, int length) throws IOException {
        String digits = text(block, from, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new IOException("no tar archive: a number is wrong");
        }
        return Long.parseLong(digits, 8);
    }
}

package crescendo.inference.image.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a PNG file row by row, in memory for two rows. Grey and RGB, with opacity or without, 8 and 16 bits, not interlaced.
 * One thread at a time.
 */
public final class PngWriter implements AutoCloseable {
    private final Chunks chunks;
    private final PngFormat format;
    private final Packing packing;
    private final PngLevel level;
    private final byte[][] filtered;
    private byte[] above;
    private byte[] row;
    private int written;

    /** Writes what goes before the rows. @param out stays open */
    public PngWriter(OutputStream out, PngFormat format, PngLevel level) throws IOException {
        this.chunks = new Chunks(out);
        this.format = format;
        this.level = level;
        int bytes = format.rowBytes();
        this.above = new byte[bytes + format.pixelBytes()];
        this.row = new byte[bytes + format.pixelBytes()];
        this.filtered = new byte[level.triesFilters() ? Filter.values().length : 1][bytes + 1];
        chunks.write("IHDR", format.header());
        long all = (long) format.height() * (format.rowBytes() + 1);
        // last: nobody could close it where the header cannot be written
        this.packing = level.packing(all, (part, count) -> chunks.write("IDAT", part, count));
    }

    /** The profile of the colours; before the first row. */
    public void profile(byte[] icc) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {'I', 'C', 'C', 0, 0});
        try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
            packed.write(icc);
        }
        chunks.write("iCCP", data.toByteArray());
    }

    /** What a camera noted; before the first row. */
    public void exif(byte[] tiff) throws IOException {
        chunks.write("eXIf", tiff);
    }

    /** The next row. @param from where its bytes begin, {@link PngFormat#rowBytes()} of them */
    public void row(byte[] bytes, int from) throws IOException {
        if (written == format.height()) {
            throw new IllegalStateException("there are " + written + " rows, and all are written");
        }
        System.arraycopy(bytes, from, row, format.pixelBytes(), format.rowBytes());
        packing.pack(shortest(), format.rowBytes() + 1);
        byte[] free = above;
        above = row;
        row = free;
        written++;
    }

    private byte[] shortest() {
        if (!level.triesFilters()) {
            Filter.up(row, above, format.pixelBytes(), filtered[0]);
            return filtered[0];
        }
        byte[] best = filtered[0];
        long least = Long.MAX_VALUE;
        for (Filter filter : Filter.values()) {
            byte[] tried = filtered[filter.ordinal()];
            long sum = filter.apply(row, above, format.pixelBytes(), tried);
            if (sum < least) {
                least = sum;
                best = tried;
            }
        }
        return best;
    }

    /** Ends the file. @throws IllegalStateException where rows are missing */
    public void end() throws IOException {
        if (written < format.height()) {
            throw new IllegalStateException("only " + written + " of " + format.height() + " rows are written");
        }
        packing.end();
        chunks.write("IEND", new byte[0]);
    }

    @Override
    public void close() {
        packing.close();
    }
}

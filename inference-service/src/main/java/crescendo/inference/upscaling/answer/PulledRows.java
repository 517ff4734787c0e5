package crescendo.inference.upscaling.answer;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/**
 * A picture of 8 bits for an encoder that asks for each row once, from the top to the bottom, as a child of one row. It is fetched
 * when it is asked for, and only the last one is held; whoever asks for anything else is told so.
 */
final class PulledRows extends WritableRaster {
    private static final short[] NONE = {};

    private final Rows rows;
    private final byte[] line;
    private final Raster child;
    private short[] fetched = NONE;
    private int at;
    private int next;

    PulledRows(Rows rows) {
        this(rows, oneRow(rows));
    }

    private PulledRows(Rows rows, SampleModel oneRow) {
        super(oneRow, oneRow.createDataBuffer(), new Rectangle(rows.width(), rows.height()), new Point(), null);
        this.rows = rows;
        this.line = ((DataBufferByte) getDataBuffer()).getData();
        this.child = Raster.createWritableRaster(oneRow, getDataBuffer(), new Point());
    }

    private static SampleModel oneRow(Rows rows) {
        int channels = rows.channels();
        int[] order = IntStream.range(0, channels).toArray();
        int bytes = Math.multiplyExact(rows.width(), channels);
        return new PixelInterleavedSampleModel(DataBufferByte.TYPE_BYTE, rows.width(), 1, channels, bytes, order);
    }

    @Override
    public Raster createChild(int x, int y, int wide, int high, int toX, int toY, int[] bands) {
        if (y != next || high != 1 || x != 0 || wide != width) {
            throw new IllegalStateException("rows are given one by one from the top, and the next is " + next
                    + "; asked for were " + wide + "×" + high + " pixels from " + x + ", " + y);
        }
        next++;
        fetch();
        return child;
    }

    private void fetch() {
        if (at == fetched.length) {
            fetched = NONE; // while the next are waited for, others are made already
            fetched = rows.next();
            at = 0;
        }
        if (rows.depth() == 8) {
            for (int i = 0; i < line.length; i++) {
                line[i] = (byte) fetched[at++];
            }
        } else {
            for (int i = 0; i < line.length; i++) {
                line[i] = nearest(fetched[at++] & 0xffff);
            }
        }
    }

    /** Of the 256 values that 8 bits have. */
    private static byte nearest(int sample) {
        int step = 65535 / 255;
        return (byte) ((sample + step / 2) / step);
    }
}

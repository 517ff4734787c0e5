package crescendo.inference.upscaling.answer;

import crescendo.inference.image.png.PngFormat;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.image.png.PngWriter;
import java.io.IOException;
import java.io.OutputStream;

/** A PNG file that is sent while it is made. */
public record PngAnswer(PngLevel level) implements Answer {
    @Override
    public void write(Rows rows, OutputStream out) throws IOException {
        PngFormat format = new PngFormat(rows.height(), rows.width(), rows.channels(), rows.depth());
        try (PngWriter png = new PngWriter(out, format, level)) {
            if (rows.extras().profile().isPresent()) {
                png.profile(rows.extras().profile().get());
            }
            if (rows.extras().exif().isPresent()) {
                png.exif(rows.extras().exif().get());
            }
            byte[] row = new byte[format.rowBytes()];
            while (rows.hasNext()) {
                write(rows.next(), format, row, png);
                out.flush();
            }
            png.end();
        }
    }

    // what has been written is no longer held when the next rows are asked for
    private static void write(short[] samples, PngFormat format, byte[] row, PngWriter png) throws IOException {
        int perRow = format.width() * format.channels();
        for (int from = 0; from < samples.length; from += perRow) {
            fill(row, samples, from, perRow, format.depth());
            png.row(row, 0);
        }
    }

    private static void fill(byte[] row, short[] samples, int from, int count, int depth) {
        if (depth == 8) {
            for (int i = 0; i < count; i++) {
                row[i] = (byte) samples[from + i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            row[2 * i] = (byte) (samples[from + i] >> 8);
            row[2 * i + 1] = (byte) samples[from + i];
        }
    }
}

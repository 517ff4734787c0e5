package crescendo.trainer.steps;

import crescendo.contracts.step.StepRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TensorBoard's events in TensorFlow's file of records: for each its length (uint64), the masked CRC-32C of the length, the bytes,
 * the masked CRC-32C of the bytes, all little-endian (TensorFlow's guide to TFRecord).
 */
final class EventsFile implements StepFile {
    private static final int BUFFER = 1 << 16;
    private static final int MASK = 0xa282ead8;
    private static final int ROTATED = 15;

    private final OutputStream out;

    /** @param millis since the epoch, now */
    EventsFile(OutputStream file, long millis) throws IOException {
        out = new BufferedOutputStream(file, BUFFER);
        write(ScalarEvents.version(millis));
        write(ScalarEvents.start(millis));
    }

    @Override
    public void add(StepRow row, byte[] line) throws IOException {
        write(ScalarEvents.of(row));
    }

    private void write(byte[] event) throws IOException {
        byte[] length = littleEndian(Long.BYTES).putLong(event.length).array();
        out.write(length);
        out.write(littleEndian(Integer.BYTES).putInt(masked(length)).array());
        out.write(event);
        out.write(littleEndian(Integer.BYTES).putInt(masked(event)).array());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Masked, since a CRC over bytes that hold their own CRC says little. */
    static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), ROTATED) + MASK;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

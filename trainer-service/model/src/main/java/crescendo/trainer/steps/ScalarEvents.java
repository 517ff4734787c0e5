package crescendo.trainer.steps;

import com.google.protobuf.CodedOutputStream;
import crescendo.contracts.step.StepRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * TensorBoard's events of steps: messages {@code Event} and {@code Summary} of TensorFlow's {@code event.proto} and
 * {@code summary.proto}. Only four messages with nine fields are needed, and no light artifact holds their classes (they
 * come with all of TensorFlow), so the fields are written by number through protobuf's own encoder.
 */
final class ScalarEvents {
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int EVENT_SESSION_LOG = 7;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int SESSION_LOG_STATUS = 1;
    private static final int SESSION_START = 1;
    private static final double MILLIS = 1e3;

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private ScalarEvents() {}

    /** The first event of every file. */
    static byte[] version(long millis) throws IOException {
        return message(out -> {
            out.writeDouble(EVENT_WALL_TIME, millis / MILLIS);
            out.writeString(EVENT_FILE_VERSION, "brain.Event:2");
        });
    }

    /** What readers know from files before this one no longer holds. */
    static byte[] start(long millis) throws IOException {
        byte[] log = message(out -> out.writeEnum(SESSION_LOG_STATUS, SESSION_START));
        return message(out -> {
            out.writeDouble(EVENT_WALL_TIME, millis / MILLIS);
            out.writeInt64(EVENT_STEP, 0);
            out.writeByteArray(EVENT_SESSION_LOG, log);
        });
    }

    /** All numbers of a step as scalars. */
    static byte[] of(StepRow row) throws IOException {
        byte[] summary = message(out -> {
            for (var number : row.numbers().entrySet()) {
                out.writeByteArray(SUMMARY_VALUE, value(number.getKey(), number.getValue()));
            }
        });
        return message(out -> {
            out.writeDouble(EVENT_WALL_TIME, row.wall().millis() / MILLIS);
            out.writeInt64(EVENT_STEP, row.step());
            out.writeByteArray(EVENT_SUMMARY, summary);
        });
    }

    private static byte[] value(String tag, double number) throws IOException {
        return message(out -> {
            out.writeString(VALUE_TAG, tag);
            out.writeFloat(VALUE_SIMPLE, (float) number);
        });
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}

package crescendo.trainer.steps;

import crescendo.contracts.step.StepRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A line of JSON for each step. */
final class JsonLines implements StepFile {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    JsonLines(OutputStream file) {
        out = new BufferedOutputStream(file, BUFFER);
    }

    @Override
    public void add(StepRow row, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
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

package crescendo.trainer.steps;

import crescendo.contracts.step.StepRow;
import java.io.Closeable;
import java.io.IOException;

/** A file that takes steps, one after the other. */
interface StepFile extends Closeable {
    /** @param line of the row */
    void add(StepRow row, byte[] line) throws IOException;

    /** So that others read what was added. */
    void flush() throws IOException;
}

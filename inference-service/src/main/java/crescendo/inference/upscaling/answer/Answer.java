package crescendo.inference.upscaling.answer;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of file that a larger picture is sent as. */
public interface Answer {
    /** Writes a whole file. @param out stays open */
    void write(Rows rows, OutputStream out) throws IOException;
}

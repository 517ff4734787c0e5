package crescendo.cli.fashion;

import java.io.IOException;
import java.nio.file.Path;

/** A place to get the files from; its text names it. */
interface Origin {
    /**
     * Puts the four files into a folder.
     *
     * @throws IOException with a message for a person, where it cannot
     */
    void fetch(Path folder) throws IOException;
}

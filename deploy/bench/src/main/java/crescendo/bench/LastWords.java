package crescendo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a process failed, in a line. */
public final class LastWords {
    private LastWords() {}

    /** @param log what it said on its standard error */
    public static String in(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .reduce("it said nothing", (before, line) -> line);
    }
}

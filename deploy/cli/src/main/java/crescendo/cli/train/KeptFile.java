package crescendo.cli.train;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of what was measured on this machine, so that it need not be measured again.
 *
 * @param type of all that is in it
 * @param holds what it is a file of, and what becomes of that once it is deleted
 */
record KeptFile<T>(Path path, Class<T> type, String holds) {
    /**
     * Empty where nothing was measured yet.
     *
     * @throws Complaint where it is no such file
     */
    Optional<T> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(path), type));
        } catch (IllegalArgumentException e) {
            throw Complaint.failed(path + " is not a file of " + holds);
        }
    }

    void write(T all) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, Json.write(all));
    }
}

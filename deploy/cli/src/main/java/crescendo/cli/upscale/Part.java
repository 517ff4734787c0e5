package crescendo.cli.upscale;

import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A larger picture that is not whole yet, beside its place; it goes where it does not become whole, by Ctrl-C too. */
final class Part implements AutoCloseable {
    private final Path path;
    private final Thread atTheEnd;

    private Part(Path path) {
        this.path = path;
        this.atTheEnd = new Thread(this::drop, "drop what is not whole");
    }

    /** Begins an empty one, which whoever may read other new files may read. @param name of its own */
    static Part of(Path target, Name name) throws IOException {
        Part part = new Part(target.resolveSibling(".upscaling-" + name + ".part"));
        Runtime.getRuntime().addShutdownHook(part.atTheEnd); // first: nothing is to lie there without it
        try {
            Files.createFile(part.path);
            return part;
        } catch (IOException fault) {
            part.close();
            throw fault;
        }
    }

    Path path() {
        return path;
    }

    /** Whole now: takes its place, and that of what was there. */
    void become(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            return; // the hook does it
        }
        drop();
    }

    private void drop() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            // it harms nobody, and what is told is why it did not become whole
        }
    }
}

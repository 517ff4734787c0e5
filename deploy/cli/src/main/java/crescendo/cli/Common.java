package crescendo.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that touches data takes. */
public final class Common {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the embedded platform keeps everything (default: .crescendo in the checkout).")
    private Path dataDir;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug;

    /** Absolute. */
    public Path data() {
        return Optional.ofNullable(dataDir)
                .orElseGet(() -> home().resolve(".crescendo"))
                .toAbsolutePath()
                .normalize();
    }

    /** The checkout that the launcher lies in. */
    public Path home() {
        return Path.of(System.getProperty("crescendo.home", "."))
                .toAbsolutePath()
                .normalize();
    }
}

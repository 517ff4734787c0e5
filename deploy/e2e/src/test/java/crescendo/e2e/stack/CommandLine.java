package crescendo.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command said, run in a process of its own.
 *
 * @param output of both its streams
 */
public record CommandLine(int exitCode, String output) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Our own tool.
     *
     * @param cli  the folder {@code target} of its module
     * @param logs where what it says is kept
     * @throws IllegalStateException with what it has said, where it does not end
     */
    static CommandLine run(Path cli, Map<String, String> environment, Path logs, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dcrescendo.home=" + cli.getParent().getParent().getParent(),
                "-cp",
                cli.resolve("classes") + ":" + cli.resolve("lib") + "/*",
                "crescendo.cli.Crescendo"));
        command.addAll(List.of(arguments));
        return run(command, environment, logs);
    }

    /**
     * Any program.
     *
     * @param logs where what it says is kept
     * @throws IllegalStateException with what it has said, where it does not end
     */
    static CommandLine run(List<String> command, Map<String, String> environment, Path logs) {
        try {
            Path said = Files.createTempFile(logs, "command-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end within "
                        + PATIENCE.toSeconds() + " s; it has said:\n" + Files.readString(said));
            }
            return new CommandLine(process.exitValue(), Files.readString(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package crescendo.cli.image;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that runs from its {@link AppFolder}, as in an image. */
public final class ServiceUnderWay {
    /** Lines that tell why it does not serve, and a trace of them. */
    private static final int LAST = 20;

    private final Process process;
    private final Path log;

    private ServiceUnderWay(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param more flags of Java
     * @param log  that what it says goes to
     */
    public static ServiceUnderWay start(
            AppFolder app, Path java, List<String> more, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(app.command(java, more))
                .directory(app.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ServiceUnderWay(builder.start(), log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Of all its threads so far. */
    public double processorSeconds() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    /** Asks it to end, as a cluster does (SIGTERM), and waits for that. @throws Complaint where it takes longer */
    public void end(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw Complaint.failed("the service does not end: " + lastWords());
        }
    }

    /** Where it still runs; does nothing else. */
    public void kill() {
        process.destroyForcibly();
    }

    /** The last lines that it said. */
    public String lastWords() {
        try (var lines = Files.lines(log)) {
            List<String> said = lines.filter(line -> !line.isBlank()).toList();
            return said.isEmpty()
                    ? "it said nothing"
                    : String.join("\n", said.subList(Math.max(0, said.size() - LAST), said.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}

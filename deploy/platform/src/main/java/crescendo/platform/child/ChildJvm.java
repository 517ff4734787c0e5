package crescendo.platform.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program run as a child process that never outlives its parent: it holds the other end of the child's standard
 * input, and a child that calls {@link ParentWatch#exitWithParent} leaves when that closes, however the parent ended.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Duration grace = GRACE;
    private volatile Process process;

    private ChildJvm(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** Starts {@code mainClass} on this program's own class path; what it prints goes to {@code log}, made anew. */
    public static ChildJvm start(
            String name, Class<?> mainClass, List<String> flags, List<String> arguments, Path log) {
        return start(name, System.getProperty("java.class.path"), mainClass, flags, arguments, Map.of(), log);
    }

    /** Likewise on a class path of its own, with {@code environment} added to this program's. */
    public static ChildJvm start(
            String name,
            String classPath,
            Class<?> mainClass,
            List<String> flags,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        if (Runtime.version().feature() >= 24)
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", classPath, mainClass.getName()));
        command.addAll(arguments);
        ChildJvm child = new ChildJvm(name, command, environment, log);
        child.deleteLog();
        child.launch();
        return child;
    }

    /** It has so long to end by itself once it is closed, in place of ten seconds. */
    public ChildJvm endingWithin(Duration other) {
        grace = other;
        return this;
    }

    /** How long it has to end by itself once it is closed. */
    public Duration grace() {
        return grace;
    }

    private void deleteLog() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new PlatformFault(name + ": its log file cannot be replaced: " + e.getMessage(), e);
        }
    }

    private synchronized void launch() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new PlatformFault(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until {@code probe} answers. @throws PlatformFault when the child ends or the time is up before that */
    public void awaitReady(Probe probe, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!probe.answers()) {
            if (!isAlive()) throw new PlatformFault(name + " ended while starting: " + lastWords());
            if (System.nanoTime() > end)
                throw new PlatformFault(name + " did not answer within " + limit.toSeconds() + " s; its log is "
                        + log.toAbsolutePath());
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("interrupted while waiting for a child process", e);
        }
    }

    private String lastWords() {
        String last = lastLines(1);
        return last.isEmpty() ? "it said nothing" : last;
    }

    /** The end of what the child has printed, blank lines left out. */
    public String lastLines(int count) {
        try {
            List<String> lines = Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    public Path log() {
        return log;
    }

    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    public synchronized long pid() {
        return process.pid();
    }

    /** Ends the child as a crash would (SIGKILL) and waits until it is gone. */
    public synchronized void kill() {
        process.destroyForcibly();
        join(GRACE);
    }

    /** Ends the child as a crash would, while another thread waits for it to end by itself. */
    public void hurry() {
        process.destroyForcibly();
    }

    /** Starts the same program again, once it has ended. */
    public synchronized void restart() {
        if (process.isAlive()) throw new IllegalStateException(name + " is still running; kill or close it first");
        launch();
    }

    /** Lets the child end by itself, and ends it where it has not in time. */
    @Override
    public synchronized void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!join(grace)) kill();
    }

    private boolean join(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return true;
        }
    }

    /** Asks a service whether it is there; must answer within a second or so. */
    @FunctionalInterface
    public interface Probe {
        boolean answers();
    }
}

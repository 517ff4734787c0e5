package crescendo.bench;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Java of this one's kind and class path, for what is measured in a process of its own, since TensorFlow keeps memory and
 * threads for a process's life. It tells what it finds in lines of JSON; what TensorFlow says is shown only where it fails.
 *
 * @param memory flags of the heap
 * @param main whose {@code main} is run
 */
public record OwnJvm(List<String> memory, Class<?> main, List<String> arguments) {
    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    /** In that process: tells of something found. */
    public static void tell(Object found) {
        System.out.println(new String(Json.write(found), StandardCharsets.UTF_8));
        System.out.flush();
    }

    /**
     * Runs it to its end.
     *
     * @param what it does, for the person who is told that it failed
     * @param each is told of everything that was found, as it comes
     * @return all of it, at least one thing
     * @throws Complaint where the process fails or tells nothing, with its last words
     */
    public <T> List<T> run(String what, Class<T> type, Consumer<T> each) {
        try {
            Path log = Files.createTempFile("crescendo-bench", ".log");
            ProcessBuilder builder = new ProcessBuilder(command()).redirectError(log.toFile());
            builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "1");
            Process process = builder.start();
            List<T> all = new ArrayList<>();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    T found = Json.read(line.getBytes(StandardCharsets.UTF_8), type);
                    all.add(found);
                    each.accept(found);
                }
            } catch (IOException | RuntimeException e) {
                process.destroy();
                throw e;
            }
            if (process.waitFor() != 0 || all.isEmpty())
                throw Complaint.failed(what + " failed: " + LastWords.in(log) + " (log: " + log + ")");
            Files.delete(log);
            return all;
        } catch (IOException e) {
            throw new Complaint(1, what + " needs a process of its own, and it cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, what + " was interrupted", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory);
        command.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS)
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}

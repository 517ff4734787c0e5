package crescendo.bench.soak;

import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.platform.child.ParentWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The process that is watched. Its heap is taken whole at the start, so that what grows later is something else. */
public final class SoakProcess {
    private static final double NANOS = 1e9;

    private SoakProcess() {}

    /** @param args seconds to go on for, and TensorFlow's threads */
    public static void main(String[] args) throws InterruptedException {
        ParentWatch.exitWithParent(() -> {});
        double seconds = Double.parseDouble(args[0]);
        Life life = Life.withThreads(Integer.parseInt(args[1]));
        long began = System.nanoTime();
        Digest first = life.live();
        for (long lives = 1; ; lives++) {
            double passed = (System.nanoTime() - began) / NANOS;
            System.out.println(new String(Json.write(Held.now(lives, passed)), StandardCharsets.UTF_8));
            System.out.flush();
            if (passed >= seconds) break;
            Digest again = life.live();
            if (!again.equals(first)) throw new IllegalStateException("job " + lives + " ended in other weights");
        }
        Runtime.getRuntime().halt(0);
    }

    /**
     * Runs it to its end.
     *
     * @param each is told of every measurement as it comes
     * @throws Complaint where the process fails, with its last words
     */
    static List<Held> run(double seconds, int threads, Consumer<Held> each) {
        try {
            Path log = Files.createTempFile("crescendo-soak", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(seconds, threads)).redirectError(log.toFile());
            builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "1");
            Process process = builder.start();
            List<Held> all = new ArrayList<>();
            try (BufferedReader said = process.inputReader()) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    all.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Held.class));
                    each.accept(all.get(all.size() - 1));
                }
            } finally {
                process.destroy();
            }
            if (process.waitFor() != 0) throw Complaint.failed("the soak failed after " + all.size() + " jobs: " + log);
            Files.delete(log);
            return all;
        } catch (IOException e) {
            throw new Complaint(1, "a process to train in cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while training", e);
        }
    }

    private static List<String> command(double seconds, int threads) {
        return OwnJvm.command(
                List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"),
                SoakProcess.class,
                List.of(Double.toString(seconds), Integer.toString(threads)));
    }
}

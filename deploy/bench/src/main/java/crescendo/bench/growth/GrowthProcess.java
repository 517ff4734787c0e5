package crescendo.bench.growth;

import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.platform.child.ParentWatch;
import crescendo.trainer.bench.GrowthSetup;
import crescendo.trainer.bench.GrowthSpeed;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A process for one schedule, since TensorFlow keeps memory and threads for a process's life. */
public final class GrowthProcess {
    private GrowthProcess() {}

    /** @param args the setup as JSON */
    public static void main(String[] args) {
        ParentWatch.exitWithParent(() -> {});
        GrowthSetup setup = Json.read(args[0].getBytes(StandardCharsets.UTF_8), GrowthSetup.class);
        GrowthSpeed.train(setup, step -> {
            System.out.println(new String(Json.write(step), StandardCharsets.UTF_8));
            System.out.flush();
        });
        Runtime.getRuntime().halt(0);
    }

    /**
     * Runs it to its end.
     *
     * @param each is told of every step as it comes
     * @throws Complaint where the process fails, or makes no step at all
     */
    static List<Step> run(GrowthSetup setup, Consumer<Step> each) {
        try {
            Path log = Files.createTempFile("crescendo-bench", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(setup)).redirectError(log.toFile());
            builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "1");
            Process process = builder.start();
            List<Step> all = new ArrayList<>();
            try (BufferedReader said = process.inputReader()) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    all.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Step.class));
                    each.accept(all.get(all.size() - 1));
                }
            } finally {
                process.destroy();
            }
            if (process.waitFor() != 0 || all.isEmpty())
                throw Complaint.failed("training failed after " + all.size() + " steps (log: " + log + ")");
            Files.delete(log);
            return all;
        } catch (IOException e) {
            throw new Complaint(1, "a process to train in cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while training", e);
        }
    }

    private static List<String> command(GrowthSetup setup) {
        String asked = new String(Json.write(setup), StandardCharsets.UTF_8);
        return OwnJvm.command(List.of("-Xmx1g"), GrowthProcess.class, List.of(asked));
    }
}

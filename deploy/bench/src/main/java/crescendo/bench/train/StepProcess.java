package crescendo.bench.train;

import crescendo.bench.Memory;
import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.platform.child.ParentWatch;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.bench.StepSpeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process for one measurement, since TensorFlow keeps memory and threads for a process's life. What TensorFlow says
 * is shown only where it fails.
 */
public final class StepProcess {
    private StepProcess() {}

    /** @param args the setup as JSON, and where a profile is to be written */
    public static void main(String[] args) {
        ParentWatch.exitWithParent(() -> {});
        StepSetup setup = Json.read(args[0].getBytes(StandardCharsets.UTF_8), StepSetup.class);
        StepSpeed.Speed speed = args.length == 1
                ? StepSpeed.measure(setup)
                : StepSpeed.profiled(setup, trace -> write(Path.of(args[1]), Json.write(trace)));
        var figures = new TrainFigures.Alone(speed.imagesPerSecond(), speed.stepMillis(), Memory.peakMiB());
        System.out.println(new String(Json.write(figures), StandardCharsets.UTF_8));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** @throws Complaint where the process fails, with its last words */
    public static TrainFigures run(StepSetup setup) {
        return run(setup, Optional.empty());
    }

    /**
     * @param profile where to write one more step as a Chrome trace
     * @throws Complaint where the process fails, with its last words
     */
    public static TrainFigures run(StepSetup setup, Optional<Path> profile) {
        try {
            Path log = Files.createTempFile("crescendo-bench", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(setup, profile)).redirectError(log.toFile());
            builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "1");
            Process process = builder.start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) throw Complaint.failed(lastWords(setup, log));
            Files.delete(log);
            return TrainFigures.of(setup, Json.read(said, TrainFigures.Alone.class));
        } catch (IOException e) {
            throw new Complaint(1, "a process to train in cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while training", e);
        }
    }

    private static String lastWords(StepSetup setup, Path log) throws IOException {
        String last = Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .reduce("it said nothing", (before, line) -> line);
        return "training at " + setup.resolution() + " failed: " + last + " (log: " + log + ")";
    }

    private static List<String> command(StepSetup setup, Optional<Path> profile) {
        List<String> arguments = new ArrayList<>(List.of(new String(Json.write(setup), StandardCharsets.UTF_8)));
        profile.ifPresent(file -> arguments.add(file.toAbsolutePath().toString()));
        return OwnJvm.command(List.of("-Xmx1g"), StepProcess.class, arguments);
    }
}

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

/** A process for one measurement. */
public final class StepProcess {
    private StepProcess() {}

    /** @param args the setup as JSON, and where a profile is to be written */
    public static void main(String[] args) {
        ParentWatch.exitWithParent(() -> {});
        StepSetup setup = Json.read(args[0].getBytes(StandardCharsets.UTF_8), StepSetup.class);
        StepSpeed.Speed speed = args.length == 1
                ? StepSpeed.measure(setup)
                : StepSpeed.profiled(setup, trace -> write(Path.of(args[1]), Json.write(trace)));
        OwnJvm.tell(new TrainFigures.Alone(speed.imagesPerSecond(), speed.stepMillis(), Memory.peakMiB()));
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
        List<String> arguments = new ArrayList<>(List.of(new String(Json.write(setup), StandardCharsets.UTF_8)));
        profile.ifPresent(file -> arguments.add(file.toAbsolutePath().toString()));
        OwnJvm process = new OwnJvm(List.of("-Xmx1g"), StepProcess.class, arguments);
        String what = "training at " + setup.resolution();
        return TrainFigures.of(
                setup,
                process.run(what, TrainFigures.Alone.class, figures -> {}).get(0));
    }
}

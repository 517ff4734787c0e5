package crescendo.bench.rival;

import crescendo.bench.Checkout;
import crescendo.bench.LastWords;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.trainer.bench.StepSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python that has PyTorch.
 *
 * @param python the command, or the path, of its interpreter
 */
record PyTorch(String python) {
    private static final Path SCRIPT = Path.of("deploy/bench/src/main/python/progan_step.py");

    /** What the script says of a run. */
    record Seen(double imagesPerSecond, double stepMillis, long peakRssMiB, String torch) {}

    /** How the step is written there. */
    enum Style {
        /** Upsampling before a convolution and pooling after one, as its users write it. */
        PLAIN,
        /** Change of size and convolution in one, as Crescendo does it. */
        FUSED;

        @Override
        public String toString() {
            return this == PLAIN ? "pytorch" : "pytorch-fused";
        }
    }

    /** @throws Complaint where there is no PyTorch, or the script fails, with its last words */
    Seen run(StepSetup setup, int fmapBase, int fmapMax, Style style) {
        try {
            Path log = Files.createTempFile("crescendo-bench", ".log");
            Process process = new ProcessBuilder(command(setup, fmapBase, fmapMax, style))
                    .redirectError(log.toFile())
                    .start();
            byte[] said = process.getInputStream().readAllBytes();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0)
                throw Complaint.failed("PyTorch failed: " + LastWords.in(log) + " (log: " + log + ")");
            Files.delete(log);
            return Json.read(said, Seen.class);
        } catch (IOException e) {
            throw new Complaint(1, "PyTorch cannot be run: " + e.getMessage() + "; name one with --python", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while PyTorch trains", e);
        }
    }

    private List<String> command(StepSetup setup, int fmapBase, int fmapMax, Style style) {
        List<String> command =
                new ArrayList<>(List.of(python, Checkout.home().resolve(SCRIPT).toString(), "--channels-last"));
        if (style == Style.FUSED) command.add("--fused");
        option(command, "--resolution", setup.resolution());
        option(command, "--batch", setup.batch());
        option(command, "--threads", setup.threads());
        option(command, "--steps", setup.steps());
        option(command, "--warmup", setup.warmUp());
        option(command, "--fmap-base", fmapBase);
        option(command, "--fmap-max", fmapMax);
        return command;
    }

    private static void option(List<String> command, String name, int value) {
        command.add(name);
        command.add(Integer.toString(value));
    }
}

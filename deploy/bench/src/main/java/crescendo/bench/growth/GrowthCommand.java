package crescendo.bench.growth;

import crescendo.bench.Faults;
import crescendo.bench.Figure;
import crescendo.bench.Output;
import crescendo.cli.Complaint;
import crescendo.trainer.bench.GrowthSetup;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A growing schedule and training at full size, both for real. */
@Command(
        name = "growth",
        description = {
            "Train a growing schedule of equal phases, and the same network at full size from the start, and compare when each"
                    + " image had been shown: WGAN-GP with drift, on images of noise.",
            "Both are trained for real, shortened, each in a process of its own. Training at full size stops when it has had"
                    + " as long as growing took, and goes on at the pace of its median step in the figures; --whole trains it"
                    + " to the end."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench growth --resolution 32 --out growth.svg",
            "  crescendo bench growth --resolution 128 --fmap-base 8192 --fmap-max 128 --phase-images 64 --out growth.svg",
            "  crescendo bench growth --resolution 16 --whole --json"
        })
public final class GrowthCommand implements Callable<Integer> {
    @Mixin
    private GrowthOptions options;

    @Option(names = "--whole", description = "Train at full size until all images have been shown.")
    private boolean whole;

    @Option(names = "--out", paramLabel = "FILE.svg", description = "Draw both curves: images shown over time.")
    private Optional<Path> drawing;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        drawing.ifPresent(
                file -> faults.unless(file.toString().endsWith(".svg"), "--out", file, "a file that ends in .svg"));
        GrowthSetup growing = options.setup(faults);
        output.doing("growing to " + growing.step().resolution());
        List<Step> grown = GrowthProcess.run(growing, mentioning());
        double seconds = grown.get(grown.size() - 1).seconds();
        output.doing("training at full size");
        List<Step> full = GrowthProcess.run(growing.atFullSize(whole ? 0 : seconds), step -> {});
        GrowthFigures figures = GrowthFigures.of(growing.step().batch(), growing.phaseImages(), grown, full);
        drawing.ifPresent(file -> draw(file, new GrowthDrawing(grown, full, figures)));
        output.result(figures.table(), figures.verdict(), figures);
        return 0;
    }

    private Consumer<Step> mentioning() {
        int[] phase = {0};
        return step -> {
            if (step.phase() == phase[0]) return;
            phase[0] = step.phase();
            output.doing(Figure.of(step.seconds()) + " s: " + step.kind() + " at " + step.resolution());
        };
    }

    private static void draw(Path file, GrowthDrawing drawing) {
        try {
            Files.writeString(file, drawing.svg());
        } catch (IOException e) {
            throw new Complaint(1, "--out: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}

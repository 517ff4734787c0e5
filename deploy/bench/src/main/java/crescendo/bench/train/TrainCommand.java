package crescendo.bench.train;

import crescendo.bench.Output;
import crescendo.cli.Complaint;
import crescendo.trainer.bench.StepSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One D step and one G step, with Adam and the moving average. */
@Command(
        name = "train",
        description = {
            "Time training steps: one of the discriminator and one of the generator, with Adam and the moving average, on a"
                    + " ProGAN in its stable phase and images of noise.",
            "A step's time is the median; images/s counts the real images shown; memory is the process's peak."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench train --resolution 32 --batch 16 --threads 2 --steps 20 --fmap-max 128",
            "  crescendo bench train --by-resolution",
            "  crescendo bench train --resolution 16 --precision bfloat16 --profile step.json",
            "  crescendo bench train --resolutions 4,8,16 --batch 64 --colours 1 --objective non-saturating-r1 --json"
        })
public final class TrainCommand implements Callable<Integer> {
    /** One row or several. */
    static final class Which {
        @Option(names = "--resolution", paramLabel = "N", description = "Side of the images (default: 32).")
        Integer one;

        @Option(
                names = "--resolutions",
                paramLabel = "N",
                split = ",",
                arity = "1",
                description = "Several sides, a row each, each in a fresh process.")
        List<Integer> several;

        @Option(names = "--by-resolution", description = "The same as --resolutions 4,8,16,32,64.")
        boolean all;

        List<Integer> asked() {
            if (all) return List.of(4, 8, 16, 32, 64);
            return several != null ? several : List.of(one == null ? 32 : one);
        }
    }

    @ArgGroup
    private Which which = new Which();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "Write one more step of a single resolution as a Chrome trace, for chrome://tracing or Perfetto.")
    private Path profile;

    @Mixin
    private TrainOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        String option = which.several == null ? "--resolution" : "--resolutions";
        if (profile != null && which.asked().size() > 1)
            throw new Complaint(2, "--profile: " + profile + " is not allowed with several resolutions; use one");
        List<StepSetup> setups =
                which.asked().stream().map(side -> options.setup(option, side)).toList();
        List<TrainFigures> rows = setups.stream().map(this::figures).toList();
        boolean single = which.several == null && !which.all;
        output.result(TrainFigures.table(rows), single ? rows.get(0).alone() : rows);
        return 0;
    }

    private TrainFigures figures(StepSetup setup) {
        output.doing("training at " + setup.resolution());
        return StepProcess.run(setup, Optional.ofNullable(profile));
    }
}

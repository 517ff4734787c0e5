package crescendo.bench;

import crescendo.bench.data.DataCommand;
import crescendo.bench.growth.GrowthCommand;
import crescendo.bench.kernel.JmhCommand;
import crescendo.bench.measure.MeasureCommand;
import crescendo.bench.metric.MetricsCommand;
import crescendo.bench.pace.PaceCommand;
import crescendo.bench.pace.RecipeCommand;
import crescendo.bench.rival.RivalCommand;
import crescendo.bench.sample.SampleCommand;
import crescendo.bench.serve.ServeCommand;
import crescendo.bench.serve.ServeSoakCommand;
import crescendo.bench.soak.SoakCommand;
import crescendo.bench.start.StartCommand;
import crescendo.bench.threads.ThreadsCommand;
import crescendo.bench.train.TrainCommand;
import crescendo.bench.upscale.UpscaleCommand;
import crescendo.cli.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all benchmarks. */
@Command(
        name = "crescendo bench",
        description = "Measure Crescendo on this machine. Nothing else should be at work meanwhile.",
        mixinStandardHelpOptions = true,
        version = "crescendo 0.1.0",
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            TrainCommand.class,
            GrowthCommand.class,
            PaceCommand.class,
            RecipeCommand.class,
            RivalCommand.class,
            DataCommand.class,
            SampleCommand.class,
            ServeCommand.class,
            MeasureCommand.class,
            UpscaleCommand.class,
            StartCommand.class,
            SoakCommand.class,
            ServeSoakCommand.class,
            ThreadsCommand.class,
            MetricsCommand.class,
            JmhCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench train --resolution 32 --batch 16 --threads 2 --fmap-max 128",
            "  crescendo bench train --resolutions 4,8,16,32,64 --json",
            "  crescendo bench growth --out growth.svg",
            "  crescendo bench compare-pytorch --python ~/torch/bin/python",
            "  crescendo bench data --count 60000 --side 32",
            "  crescendo bench sample",
            "  crescendo bench serve",
            "  crescendo bench upscale upscaler.onnx",
            "  crescendo bench measure",
            "  crescendo bench start",
            "  crescendo bench soak --minutes 60",
            "  crescendo bench soak-serve",
            "  crescendo bench threads",
            "  crescendo bench metrics",
            "  crescendo bench jmh"
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        // that nobody listens to the libraries' logs is meant so
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    /** As tests run it too. */
    public static CommandLine commandLine() {
        Failures failures = new Failures();
        return new CommandLine(new Bench())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}

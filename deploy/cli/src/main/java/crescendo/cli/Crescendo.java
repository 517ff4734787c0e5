package crescendo.cli;

import crescendo.cli.ask.CancelCommand;
import crescendo.cli.ask.JobsCommand;
import crescendo.cli.ask.MetricsCommand;
import crescendo.cli.ask.ModelsCommand;
import crescendo.cli.ask.PauseCommand;
import crescendo.cli.ask.PriorityCommand;
import crescendo.cli.ask.ResumeCommand;
import crescendo.cli.ask.StepsCommand;
import crescendo.cli.ask.VerdictCommand;
import crescendo.cli.ask.WatchCommand;
import crescendo.cli.dataset.DatasetCommand;
import crescendo.cli.demo.DemoCommand;
import crescendo.cli.evaluate.EvaluateCommand;
import crescendo.cli.extractor.ExtractorCommand;
import crescendo.cli.image.ImageCommand;
import crescendo.cli.interpolate.InterpolateNetworksCommand;
import crescendo.cli.model.ModelCommand;
import crescendo.cli.sample.SampleCommand;
import crescendo.cli.train.TrainCommand;
import crescendo.cli.up.UpCommand;
import crescendo.cli.upscale.UpscaleCommand;
import crescendo.contracts.Name;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The root of all commands. */
@Command(
        name = "crescendo",
        description = "Grows generative adversarial networks, measures them while they grow, and serves them.",
        mixinStandardHelpOptions = true,
        version = "crescendo 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DatasetCommand.class,
            ExtractorCommand.class,
            ModelCommand.class,
            InterpolateNetworksCommand.class,
            TrainCommand.class,
            JobsCommand.class,
            WatchCommand.class,
            StepsCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            PriorityCommand.class,
            VerdictCommand.class,
            CancelCommand.class,
            ModelsCommand.class,
            MetricsCommand.class,
            SampleCommand.class,
            UpscaleCommand.class,
            EvaluateCommand.class,
            ImageCommand.class,
            BenchCommand.class,
            VerifyCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed, for the reason in the last line",
            "2:the command line or a recipe is wrong; nothing was done",
            "3:nothing is running",
            "4:no such job, model, version or data set",
            "130:ended by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo demo                                      real images in, a growing GAN out, served",
            "  crescendo up                                        the platform and the four services",
            "  crescendo dataset import shirts ~/pictures/shirts   a folder, a zip, or IDX files",
            "  crescendo train recipe.json --dry-run               the complete recipe, its layers, its plan",
            "  crescendo train recipe.json --wait                  ask for it, and watch",
            "  crescendo sample fashion -n 64 --seed 7 -o out.png",
            "  crescendo evaluate --reals shirts.zip --fakes out   metrics of files; nothing needs to run"
        })
public final class Crescendo {
    private Crescendo() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** As tests run it too. */
    public static CommandLine commandLine() {
        Failures failures = new Failures();
        CommandLine root = new CommandLine(new Crescendo())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .registerConverter(Name.class, Crescendo::name);
        Numbers.readBy(root);
        // a negative priority looks like an option
        root.getSubcommands().get("priority").setUnmatchedOptionsArePositionalParams(true);
        // what follows a benchmark's name is for the benchmark
        root.getSubcommands().get("bench").setStopAtPositional(true);
        return root;
    }

    private static Name name(String text) {
        if (!Name.isValid(text)) {
            throw new TypeConversionException(Name.rejection("name", text));
        }
        return new Name(text);
    }
}

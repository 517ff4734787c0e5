package crescendo.bench.kernel;

import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.cli.Complaint;
import crescendo.cli.screen.Table;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the kernels of this package. */
@Command(
        name = "jmh",
        description = "Time single kernels with JMH: the metrics' arithmetic, latents by seed, encoding.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench jmh",
            "  crescendo bench jmh slicedWasserstein --iterations 10",
            "  crescendo bench jmh latents --forks 3 --json"
        })
public final class JmhCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "KERNEL",
            arity = "0..1",
            defaultValue = "",
            description = "Only those whose name contains this.")
    private String kernel;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "3",
            description = "Measurements of each kernel (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Length of a measurement, at least (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "1",
            description = "Fresh processes for each kernel (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        faults.outside("--iterations", iterations, 1, 1000);
        faults.outside("--seconds", seconds, 1, 3600);
        faults.outside("--forks", forks, 1, 100);
        faults.complain();
        String pattern = pattern();
        output.doing("timing kernels, " + iterations + " × " + seconds + " s each");
        List<KernelFigures> rows = run(pattern).stream().map(KernelFigures::of).toList();
        Table table = new Table("kernel", "ms/op", "±", "samples");
        rows.forEach(row -> table.row(row.kernel(), row.shownMillis(), row.shownError(), row.samples()));
        output.result(table, rows);
        return 0;
    }

    private Collection<RunResult> run(String pattern) {
        Options options = new OptionsBuilder()
                .include(pattern)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(seconds))
                .forks(forks)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            // JMH refuses to run beside another JMH: that is the usual one
            throw new Complaint(1, "the kernels were not timed: " + e.getMessage(), e);
        }
    }

    /** A regular expression for the kernels that are asked for. @throws Complaint where there are none */
    private String pattern() {
        String pattern = Noise.class.getPackageName().replace(".", "\\.") + ".*" + Pattern.quote(kernel);
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        if (BenchmarkList.defaultList()
                .find(silent, List.of(pattern), List.of())
                .isEmpty())
            throw Complaint.usage("KERNEL: no kernel's name contains '" + kernel + "'; without a name all are timed");
        return pattern;
    }
}

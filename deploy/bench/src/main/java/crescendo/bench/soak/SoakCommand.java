package crescendo.bench.soak;

import crescendo.bench.Faults;
import crescendo.bench.Figure;
import crescendo.bench.Output;
import crescendo.bench.ThreadOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains small jobs one after the other in one process, and watches what it holds. */
@Command(
        name = "soak",
        description = {
            "Train a small job again and again in one process, growing, stopping, resuming and exporting, and watch after each"
                    + " what the process holds: memory, native objects, threads, files.",
            "A fifth of the time is warm-up; early and late are medians of the first and last third of the rest. Fails where"
                    + " anything grows by more than is allowed, or a job ends in other weights than the first."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo bench soak --minutes 60", "  crescendo bench soak --minutes 2 --json"})
public final class SoakCommand implements Callable<Integer> {
    private static final int EVERY = 25;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to go on (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Mixin
    private ThreadOptions threads = new ThreadOptions(1);

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        faults.unless(minutes >= 0.5 && minutes <= 10_000, "--minutes", minutes, "0.5 to 10000");
        threads.refuse(faults);
        faults.complain();
        output.doing("training for " + Figure.of(minutes) + " minutes");
        List<Held> all = SoakProcess.run(minutes * 60, threads.count(), this::mention);
        SoakFigures figures = SoakFigures.of(all);
        output.result(figures.table(), figures);
        return figures.flat() ? 0 : 1;
    }

    private void mention(Held held) {
        if (held.lives() % EVERY == 1) {
            output.doing(held.lives() + " jobs in " + Math.round(held.seconds()) + " s: " + held.rssMiB() + " MiB, "
                    + held.natives() + " native objects");
        }
    }
}

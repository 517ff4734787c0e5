package crescendo.bench.metric;

import crescendo.bench.Faults;
import crescendo.bench.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What metrics take, from arrays to value. */
@Command(
        name = "metrics",
        description = {
            "Time whole metrics on as many images as papers take, each once in a fresh process, from images or"
                    + " features in memory to the value; extracting features is not in it.",
            "Features are 2,048 an image; images are RGB. CPU time is that of all threads, the compiler's included."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo bench metrics", "  crescendo bench metrics --only swd --threads 1 --json"})
public final class MetricsCommand implements Callable<Integer> {
    @Option(
            names = "--only",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only rows whose metric and count contain this, such as 'swd' or 'swd 32² 8192'.")
    private String only;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that measure (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Task> tasks =
                Task.ALL.stream().filter(task -> task.name().contains(only)).toList();
        Faults faults = new Faults();
        faults.unless(
                !tasks.isEmpty(),
                "--only",
                only,
                "a part of one of "
                        + String.join(", ", Task.ALL.stream().map(Task::name).toList()));
        faults.outside("--threads", threads, 1, 256);
        faults.complain();
        List<MetricFigures> rows = new ArrayList<>();
        for (Task task : tasks) {
            output.doing("measuring " + task.name());
            rows.add(MetricProcess.run(task, threads));
        }
        output.result(MetricFigures.table(rows), rows);
        return 0;
    }
}

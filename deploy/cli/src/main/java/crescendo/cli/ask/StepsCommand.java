package crescendo.cli.ask;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.dataset.Store;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.steps.StepFormat;
import crescendo.trainer.steps.StepsFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every step of a job found and took. */
@Command(
        name = "steps",
        description = {
            "Write what every step of a job found and took: losses, scores, norms of gradients, learning rates, images/s,"
                    + " time, memory.",
            "Without -o, lines of JSON; with it, steps.jsonl and TensorBoard's events in a folder. A running job's are"
                    + " there up to its last state."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo steps fashion-1 | jq .figures",
            "  crescendo steps fashion-1 -o runs/fashion-1",
            "  tensorboard --logdir runs"
        })
public final class StepsCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES} (default: with -o both, else jsonl).")
    private List<StepFormat> formats = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder to write to; what was written there before is replaced.")
    private Optional<Path> folder;

    @Override
    public Integer call() throws IOException {
        Name name = Named.of("JOB", job);
        if (folder.isEmpty() && formats.contains(StepFormat.TENSORBOARD)) {
            throw Complaint.usage("--format: tensorboard is for files; say with -o where they go");
        }
        try (Store store = new Store(target.running().store())) {
            List<LogEntry> log = new Jobs(store.bucket()).log(name).read();
            if (log.isEmpty()) {
                throw new Complaint(ExitCode.NOT_FOUND, "there is no job " + name);
            }
            Stream<StepRow> steps = new JobSteps(new Blobs(store.bucket())).read(log);
            if (folder.isPresent()) {
                write(name, folder.get(), steps);
            } else {
                steps.forEach(step -> target.out().println(new String(step.line(), StandardCharsets.UTF_8)));
                target.out().flush();
            }
        }
        return ExitCode.OK;
    }

    private void write(Name name, Path where, Stream<StepRow> steps) throws IOException {
        Set<StepFormat> wanted = formats.isEmpty() ? EnumSet.allOf(StepFormat.class) : EnumSet.copyOf(formats);
        AtomicLong count = new AtomicLong();
        Stream<StepRow> counted = steps.peek(step -> count.incrementAndGet());
        StepsFolder.begin(where, wanted, counted, System.currentTimeMillis()).close();
        if (target.json()) {
            target.printJson(Map.of("job", name, "folder", where.toString(), "steps", count.get()));
        } else {
            target.print(List.of("%s: %,d steps of %s".formatted(where, count.get(), name)));
        }
    }
}

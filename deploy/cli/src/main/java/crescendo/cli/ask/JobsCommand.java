package crescendo.cli.ask;

import crescendo.cli.ExitCode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.screen.Span;
import crescendo.cli.screen.Table;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.TrainingProgress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A line for each job. */
@Command(
        name = "jobs",
        description = "List the jobs: what runs, what waits, what has ended.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo jobs", "  crescendo jobs --json"})
public final class JobsCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Override
    public Integer call() {
        if (target.json()) {
            target.printJson(target.registry().raw("/v1/jobs"));
            return ExitCode.OK;
        }
        List<JobStatus> jobs = target.registry().jobs();
        target.print(jobs.isEmpty() ? List.of("no jobs yet; ask for one with crescendo train") : table(jobs));
        return ExitCode.OK;
    }

    static List<String> table(List<JobStatus> jobs) {
        Table table = new Table(
                "job",
                "state",
                "priority",
                "submitter",
                "model",
                "family",
                "images",
                "of",
                "images/s",
                "left",
                "versions",
                "note");
        for (JobStatus job : jobs) {
            JobChanged summary = job.summary();
            table.row(
                    summary.job(),
                    job.shown(),
                    summary.queue().priority(),
                    summary.queue().submitter().map(Name::value).orElse(""),
                    summary.model(),
                    summary.family(),
                    job.imagesShown(),
                    summary.totalImages(),
                    job.progress()
                            .map(p -> "%.0f".formatted(p.imagesPerSecond()))
                            .orElse(""),
                    job.progress()
                            .map(TrainingProgress::secondsLeft)
                            .map(Span::of)
                            .orElse(""),
                    summary.versions(),
                    note(job));
        }
        return table.lines();
    }

    private static String note(JobStatus job) {
        return job.summary()
                .reason()
                .orElseGet(() -> job.waitsFor().map(what -> "waits for " + what).orElse(""));
    }
}

package crescendo.cli.progress;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.cli.rest.Version;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.TrainingProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Shows a job's progress until it ends, and its checkpoints as they are measured. */
public final class Watching {
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);
    private static final long EVERY_MILLIS = 500;

    private final Registry registry;
    private final Screen screen;
    private final News news = new News();
    private Optional<String> reason = Optional.empty();

    public Watching(Registry registry, Screen screen) {
        this.registry = registry;
        this.screen = screen;
    }

    /**
     * Until the job has ended, or {@code enough} says so.
     *
     * @return how it stood last
     * @throws Complaint where the job does not appear within half a minute
     */
    public JobStatus follow(Name job, Predicate<JobStatus> enough) throws InterruptedException {
        long end = System.nanoTime() + APPEARS_WITHIN.toNanos();
        while (true) {
            Optional<JobStatus> status = registry.find(job);
            if (status.isEmpty() && System.nanoTime() > end) {
                throw new Complaint(ExitCode.NOT_FOUND, "there is no job " + job);
            }
            if (status.isPresent()) {
                explain(status.get());
                show(status.get());
                if (status.get().ended() || enough.test(status.get())) {
                    tell(status.get().summary());
                    screen.clear();
                    return status.get();
                }
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
    }

    /** Says why a job has gone back, once for each time. */
    private void explain(JobStatus status) {
        Optional<String> now = status.summary().reason();
        if (!status.ended() && now.isPresent() && !now.equals(reason)) {
            screen.say("  " + status.summary().job() + " " + now.get());
        }
        reason = now;
    }

    /** Says what is newly measured of what the job has made. */
    private void tell(JobChanged job) {
        List<Version> made = registry.versions(job.model()).stream()
                .filter(version -> version.manifest().job().equals(job.job()))
                .toList();
        news.of(made).forEach(screen::say);
    }

    private void show(JobStatus status) {
        if (status.summary().versions() > 0) {
            tell(status.summary());
        }
        if (status.progress().isPresent()) {
            TrainingProgress at = status.progress().get();
            screen.show(ProgressView.block(at, screen.columns()), ProgressView.line(at));
        } else if (!status.ended()) {
            String waits = status.waitsFor().map(what -> ", waits for " + what).orElse("");
            String line = "  " + status.summary().job() + " is " + status.state() + waits;
            screen.show(List.of(line), line.strip());
        }
    }
}

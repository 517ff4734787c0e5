package crescendo.cli.demo;

import crescendo.cli.Complaint;
import crescendo.cli.demo.plan.Budget;
import crescendo.cli.progress.News;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.cli.rest.Sampling;
import crescendo.cli.rest.Version;
import crescendo.cli.screen.Screen;
import crescendo.cli.up.Running;
import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the demo leaves behind: samples, the history, a table, and one line. */
final class Closing {
    private static final int SAMPLES = 100;
    private static final long SEED = 1;
    /** What is left when waiting for a metric ends, and when waiting for samples does. */
    private static final double FOR_SAMPLES = 6;

    private static final double FOR_FILES = 2;

    private final Running running;
    private final Registry registry;
    private final Screen screen;
    private final Budget budget;
    private final Path folder;

    Closing(Running running, Screen screen, Budget budget, Path folder) {
        this.running = running;
        this.registry = new Registry(running);
        this.screen = screen;
        this.budget = budget;
        this.folder = folder;
    }

    /** @return the last line of all, to be printed when everything else is */
    String close(JobStatus job) throws IOException, InterruptedException {
        List<Version> versions = measured(job);
        List<Version> known = versions.stream().filter(News::isMeasured).toList();
        if (known.isEmpty()) {
            throw Complaint.failed("no version was measured in time; run ./crescendo demo again, it goes on from here");
        }
        Version last = known.get(known.size() - 1);
        Files.createDirectories(folder);
        Files.write(folder.resolve("samples.png"), samples(last));
        Files.writeString(folder.resolve("history.json"), HistoryFile.json(versions, asked(versions)));
        screen.say("");
        StageTable.lines(versions).forEach(screen::say);
        screen.say("");
        screen.say("samples of %s: %s".formatted(last.manifest().ref(), folder.resolve("samples.png")));
        screen.say("history: " + folder.resolve("history.json"));
        return line(budget.elapsed(), last);
    }

    /** Such as {@code demo: 540 s, swd 12.34, is 4.87 (reals 7.41)}. */
    static String line(double seconds, Version last) {
        return "demo: %.0f s, swd %s, is %s (reals %s)"
                .formatted(
                        seconds,
                        last.value("swd").map("%.2f"::formatted).orElse("–"),
                        last.value("is").map("%.2f"::formatted).orElse("–"),
                        last.metric("is")
                                .map(is -> is.parts().get("reals"))
                                .map("%.2f"::formatted)
                                .orElse("–"));
    }

    /** The job's versions, once they are all measured or there is no more time. */
    private List<Version> measured(JobStatus job) throws InterruptedException {
        News news = new News();
        Name id = job.summary().job();
        while (true) {
            List<Version> versions = registry.versions(job.summary().model()).stream()
                    .filter(version -> version.manifest().job().equals(id))
                    .toList();
            boolean complete = versions.size() >= registry.job(id).summary().versions()
                    && versions.stream().allMatch(News::isMeasured);
            if (complete || budget.left() < FOR_SAMPLES) {
                return versions;
            }
            screen.show(List.of("  measuring the last versions"), "measuring the last versions");
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** The inference service loads a version beside the old one, which takes a moment. */
    private byte[] samples(Version version) throws InterruptedException {
        Sampling sampling = new Sampling(running);
        while (true) {
            try {
                return sampling.grid(
                        version.manifest().model(), Optional.of(version.name()), Optional.empty(), SAMPLES, SEED);
            } catch (Complaint complaint) {
                if (budget.left() < FOR_FILES) {
                    throw complaint;
                }
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
    }

    private static List<String> asked(List<Version> versions) {
        List<String> asked = new ArrayList<>();
        versions.forEach(version -> version.manifest().plan().ifPresent(plan -> plan.metrics().stream()
                .filter(m -> !asked.contains(m))
                .forEach(asked::add)));
        return asked;
    }
}

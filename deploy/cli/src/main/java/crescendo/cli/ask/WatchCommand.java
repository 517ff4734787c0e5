package crescendo.cli.ask;

import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.progress.Watching;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.cli.screen.Screen;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Live progress of a job. */
@Command(
        name = "watch",
        description = {
            "Show a job's progress until it ends; the exit code is 0 where it succeeded.",
            "With --json, a line of JSON whenever something has changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo watch fashion-1", "  crescendo watch fashion-1 --json | jq .state"})
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "JOB", description = "Its name, as crescendo jobs lists it.")
    private String job;

    @Override
    public Integer call() throws InterruptedException {
        Name name = Named.of("JOB", job);
        Registry registry = target.registry();
        JobStatus first = registry.job(name);
        JobStatus last = target.json()
                ? lines(registry, name)
                : new Watching(registry, Screen.standard()).follow(name, s -> false);
        if (!target.json()) {
            Screen.standard().say(outcome(last));
        }
        return last.succeeded() || first.succeeded() ? ExitCode.OK : ExitCode.FAILED;
    }

    private JobStatus lines(Registry registry, Name name) throws InterruptedException {
        String before = "";
        while (true) {
            String now = new String(Json.write(registry.raw("/v1/jobs/" + name)), StandardCharsets.UTF_8);
            if (!now.equals(before)) {
                target.out().println(now);
                target.out().flush();
                before = now;
            }
            JobStatus status = JobStatus.of(Json.tree(now.getBytes(StandardCharsets.UTF_8)));
            if (status.ended()) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** How a job ended, in a line. */
    public static String outcome(JobStatus job) {
        String reason = job.summary().reason().map(why -> ": " + why).orElse("");
        String last = job.summary()
                .lastVersion()
                .map(v -> "; its last version is " + v)
                .orElse("");
        return "job " + job.summary().job() + (job.state().equals("cancelled") ? " was " : " has ") + job.state()
                + reason + last;
    }
}

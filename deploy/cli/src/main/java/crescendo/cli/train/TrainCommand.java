package crescendo.cli.train;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.ask.Target;
import crescendo.cli.ask.WatchCommand;
import crescendo.cli.dataset.Store;
import crescendo.cli.progress.Watching;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.cli.screen.Screen;
import crescendo.cli.up.Running;
import crescendo.client.dataset.DataSetUnknown;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.plan.Pace;
import crescendo.trainer.plan.StepTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for training. */
@Command(
        name = "train",
        description = {
            "Check a recipe and publish it as a training request.",
            "The same recipe is the same job, which trains once; name another with --job to train it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo train recipe.json --dry-run",
            "  crescendo train recipe.json --dry-run --devices 1,8,64 --device-memory 16GiB --figure bench.json",
            "  crescendo train recipe.json --wait",
            "  crescendo train recipe.json --from shirts@production --set schedule.from=32",
            "  crescendo train recipe.json --job shirts-2 --set seed=2 --set schedule.minibatch=16"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "RECIPE.json", description = "What to train.")
    private Path recipe;

    @Option(
            names = "--job",
            paramLabel = "ID",
            description = "The job's name (default: the model's, with the recipe's digest).")
    private Optional<String> job;

    @Option(
            names = "--from",
            paramLabel = "MODEL[@VERSION|@ALIAS]",
            description = "Start from the weights of this version, or of the newest: sets recipe.from.")
    private Optional<String> from;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a field of the recipe; may be given several times.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--dry-run",
            description = {
                "Publish nothing: print the complete recipe, the layers with their parameters, and the plan with the memory and the"
                        + " time that it is expected to take on this machine, where some of its steps are timed the first time."
            })
    private boolean dryRun;

    @ArgGroup(exclusive = false, heading = "%nOf a dry run:%n")
    private PlanOptions plan = new PlanOptions();

    @Option(names = "--wait", description = "Show the progress until the job ends.")
    private boolean wait;

    @Override
    public Integer call() throws IOException, InterruptedException {
        from.ifPresent(text -> overrides.put("from", Json.pretty(Origin.parse(text))));
        Request request = Request.read(recipe, job.map(text -> Named.of("--job", text)), overrides);
        if (dryRun) {
            Optional<String> start = start(request.recipe());
            DryRun run = dryRun(request);
            show(run, plan.devices(request, run));
            start.filter(line -> !target.json()).ifPresent(line -> target.print(List.of(line)));
            return run.refused().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        Running running = target.running();
        Registry registry = new Registry(running);
        requireData(running, request);
        registry.find(request.job()).ifPresent(known -> refuseEnded(request.job(), known));
        Requests.publish(running.kafka(), request);
        if (target.json()) {
            target.printJson(
                    Map.of("job", request.job(), "model", request.recipe().model()));
        } else {
            target.print(List.of(
                    "job " + request.job() + " is asked for; watch it with ./crescendo watch " + request.job()));
        }
        return wait ? follow(registry, request.job()) : ExitCode.OK;
    }

    private DryRun dryRun(Request request) throws IOException, InterruptedException {
        MachinePace machine = new MachinePace(target.home(), MachinePace.cache(), plan.threads, target::doing);
        Optional<Pace> pace = machine.find();
        Fitted fitted = Fitted.of(request.recipe().program(), plan.memory());
        if (pace.isEmpty() || fitted.refused().isPresent()) {
            return DryRun.of(request, fitted, pace);
        }
        StepTimes own = new OwnSteps(machine, OwnSteps.cache()).of(request, pace.get());
        return DryRun.of(request, fitted, Optional.of(own));
    }

    /** A job on images that are not there would only fail. */
    private static void requireData(Running running, Request request) {
        try (Store store = new Store(running.store())) {
            request.recipe().data().values().forEach(store::dataSet);
            Start.of(request.recipe(), store);
            Start.requireSeeing(request.recipe(), store);
        } catch (DataSetUnknown unknown) {
            throw new Complaint(ExitCode.NOT_FOUND, unknown.getMessage() + ": crescendo dataset import", unknown);
        }
    }

    /** What a dry run says of the versions that the recipe starts from and compares in, which only a platform that runs can show. */
    private Optional<String> start(Recipe recipe) {
        Optional<String> named = recipe.from()
                .map(origin -> "starts from " + origin)
                .or(() -> Perceivable.wanted(recipe.program()).map(wanted -> "compares in " + wanted.extractor()));
        if (named.isEmpty()) {
            return named;
        }
        Running running;
        try {
            running = target.running();
        } catch (Complaint nothingRuns) {
            return named.map(line -> line + ", which was not looked at: " + nothingRuns.getMessage());
        }
        try (Store store = new Store(running.store())) {
            Start.requireSeeing(recipe, store);
            Optional<String> found =
                    Start.of(recipe, store).map(parent -> "starts from " + parent.ref() + ", whose weights fit");
            return found.or(() -> recipe.from()
                    .map(origin -> "starts from " + origin + ", once job "
                            + recipe.after().orElseThrow() + " has made it"));
        }
    }

    private void show(DryRun run, Optional<DeviceTable> devices) {
        if (target.json()) {
            target.printJson(devices.isEmpty() ? run : Map.of("dryRun", run, "devices", devices.get()));
        } else {
            target.print(run.lines());
            devices.ifPresent(table -> target.print(table.lines()));
        }
    }

    private static void refuseEnded(Name job, JobStatus known) {
        if (known.ended()) {
            throw Complaint.failed("job " + job + " has ended already (" + known.state()
                    + "); to train the recipe again name another job with --job");
        }
    }

    private static int follow(Registry registry, Name job) throws InterruptedException {
        Screen screen = Screen.standard();
        JobStatus last = new Watching(registry, screen).follow(job, status -> false);
        screen.say(WatchCommand.outcome(last));
        return last.succeeded() ? ExitCode.OK : ExitCode.FAILED;
    }
}

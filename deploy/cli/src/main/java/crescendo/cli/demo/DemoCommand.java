package crescendo.cli.demo;

import crescendo.cli.Common;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.dataset.Store;
import crescendo.cli.demo.plan.Budget;
import crescendo.cli.demo.plan.DemoSet;
import crescendo.cli.demo.plan.Variant;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.screen.Screen;
import crescendo.cli.screen.Span;
import crescendo.cli.up.Deployment;
import crescendo.cli.up.Running;
import crescendo.cli.up.ServicePorts;
import crescendo.cli.up.UpCommand;
import crescendo.cli.up.Vigil;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything once, from images to samples, in ten minutes at most. */
@Command(
        name = "demo",
        description = {
            "Train on real images and show the result: at most ten minutes on two cores.",
            "Gets Fashion-MNIST, starts the platform and the services, trains a classifier and a ProGAN growing from 4² to"
                    + " 32², and measures, samples and serves it until Ctrl-C. Stopped before its end, the next run goes on"
                    + " from there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo demo",
            "  crescendo demo --quick --exit",
            "  crescendo demo --data ~/pictures/shirts --out shirts"
        })
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Mixin
    private ServicePorts ports;

    @Option(names = "--quick", description = "Two minutes: less training, poorer images.")
    private boolean quick;

    @Option(names = "--seconds", hidden = true, description = "Another limit, for machines that do much else.")
    private Optional<Double> seconds;

    @Option(names = "--exit", description = "End when it is done, in place of serving until Ctrl-C.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "Train on other images: what crescendo dataset import takes.")
    private Optional<Path> own;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "Where samples.png and history.json go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Variant variant = quick ? Variant.QUICK : Variant.FULL;
        Budget budget = Budget.ofProcess(seconds.orElse(variant.seconds()));
        Screen screen = Screen.standard();
        Opening opening = new Opening(screen, variant);
        CompletableFuture<Opening.Found> found = async(() -> opening.find(own, common.data()));
        screen.say("starting the platform and the services; everything is kept in " + common.data());
        try (Deployment deployment = Deployment.platform(common.home(), common.data(), ports, screen)) {
            Runtime.getRuntime().addShutdownHook(new Thread(deployment::close, "stop-everything"));
            deployment.launchServices(ports);
            DemoSet set = set(opening, found, deployment);
            Running running = deployment.awaitReady();
            screen.say("everything runs after " + Span.of(budget.elapsed()));
            UpCommand.addresses(running, screen);
            JobStatus job = new Training(running, screen, variant, budget).run(set);
            String line = new Closing(running, screen, budget, out).close(job);
            UpCommand.addresses(running, screen);
            if (!exit) {
                screen.say("Ctrl-C stops everything");
            }
            screen.say(line);
            if (!exit) {
                new Vigil(deployment, screen).keep();
            }
        }
        return ExitCode.OK;
    }

    /** The services start while the images are imported. */
    private static DemoSet set(Opening opening, CompletableFuture<Opening.Found> found, Deployment deployment)
            throws IOException {
        try (Store store = new Store(deployment.platform().store())) {
            return opening.bring(found.join(), store);
        } catch (CompletionException e) {
            throw e.getCause() instanceof Complaint complaint
                    ? complaint
                    : Complaint.failed(e.getCause().getMessage());
        }
    }

    private static <T> CompletableFuture<T> async(Callable<T> work) {
        Executor thread = task -> {
            Thread beside = new Thread(task, "images");
            beside.setDaemon(true);
            beside.start();
        };
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                thread);
    }
}

package crescendo.cli.demo;

import crescendo.cli.Complaint;
import crescendo.cli.ask.WatchCommand;
import crescendo.cli.demo.plan.Budget;
import crescendo.cli.demo.plan.DemoSet;
import crescendo.cli.demo.plan.Recipes;
import crescendo.cli.demo.plan.Scaling;
import crescendo.cli.demo.plan.Variant;
import crescendo.cli.progress.Watching;
import crescendo.cli.rest.JobStatus;
import crescendo.cli.rest.Registry;
import crescendo.cli.screen.Screen;
import crescendo.cli.screen.Span;
import crescendo.cli.train.Request;
import crescendo.cli.train.Requests;
import crescendo.cli.up.Running;
import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/** The demo's two jobs: asked for, or found where an earlier demo left them, and watched until the time is up. */
final class Training {
    /** Of the classifier, after which its speed is believed. */
    private static final double PROBED_SHARE = 0.3;
    /** Between the classifier's last step and the ProGAN's first. */
    private static final double HANDOVER_SECONDS = 8;

    private final Running running;
    private final Registry registry;
    private final Screen screen;
    private final Variant variant;
    private final Budget budget;
    private final Watching watching;

    Training(Running running, Screen screen, Variant variant, Budget budget) {
        this.running = running;
        this.registry = new Registry(running);
        this.screen = screen;
        this.variant = variant;
        this.budget = budget;
        this.watching = new Watching(registry, screen);
    }

    /** @return the ProGAN's job, as it stood last */
    JobStatus run(DemoSet set) throws InterruptedException {
        List<JobStatus> jobs = registry.jobs();
        Optional<JobStatus> open = JobNames.unfinished(set.model(), jobs);
        Pair pair = open.isPresent() ? resume(open.get()) : begin(set, JobNames.next(set.model(), jobs));
        if (pair.classifier().isPresent()) {
            requireSuccess(watching.follow(pair.classifier().get(), this::isLate));
        }
        Name job = pair.proGan();
        JobStatus last = watching.follow(job, this::isLate);
        if (!last.ended()) {
            registry.cancel(job);
            screen.say("the time is up after %,d of %,d images: job %s is cancelled, its newest version is shown"
                    .formatted(last.imagesShown(), last.summary().totalImages(), job));
        } else if (!last.succeeded()) {
            throw Complaint.failed(WatchCommand.outcome(last));
        }
        return last;
    }

    private record Pair(Optional<Name> classifier, Name proGan) {}

    private Pair resume(JobStatus open) {
        Name job = open.summary().job();
        screen.say("job %s goes on where an earlier demo left it, after %,d images"
                .formatted(job, open.summary().imagesShown()));
        return new Pair(open.summary().after(), job);
    }

    private Pair begin(DemoSet set, Name job) throws InterruptedException {
        Recipes recipes = new Recipes(variant, set);
        Optional<Request> classifier = recipes.classifier();
        double share = 1;
        if (classifier.isPresent()) {
            ask(classifier.get());
            share = share(watching.follow(classifier.get().job(), this::isProbed));
        }
        Recipe recipe = recipes.proGan(classifier.map(Request::job));
        ask(new Request(job, share < 1 ? Scaling.of(recipe, share) : recipe));
        return new Pair(classifier.map(Request::job), job);
    }

    private void ask(Request request) throws InterruptedException {
        Requests.publish(running.kafka(), request);
        long images = request.recipe().program().schedule().totalImages();
        screen.say("asked for job %s: %s, %,d images%s"
                .formatted(
                        request.job(),
                        request.recipe().program().family(),
                        images,
                        request.recipe()
                                .after()
                                .map(first -> ", after " + first)
                                .orElse("")));
    }

    private boolean isProbed(JobStatus classifier) {
        return isLate(classifier)
                || classifier.imagesShown()
                        >= PROBED_SHARE * classifier.summary().totalImages();
    }

    /** How much of the ProGAN's schedule fits into the time, by the classifier's speed here. */
    private double share(JobStatus classifier) {
        Optional<TrainingProgress> at = classifier.progress().filter(p -> p.imagesPerSecond() > 0);
        if (at.isEmpty()) {
            return 1;
        }
        double available =
                budget.left() - Math.max(0, at.get().secondsLeft()) - HANDOVER_SECONDS - variant.closingSeconds();
        double speed = at.get().imagesPerSecond();
        double share = variant.pace().scale(speed, available);
        if (share < 1) {
            screen.say(
                    "this machine trains at %,.0f images/s, so that the whole schedule would take %s: shortened to %.0f %% of its images"
                            .formatted(speed, Span.of(variant.pace().expectedSeconds(speed)), 100 * share));
        }
        return share;
    }

    private boolean isLate(JobStatus job) {
        return budget.left() < variant.closingSeconds();
    }

    private void requireSuccess(JobStatus classifier) {
        if (!classifier.succeeded()) {
            throw Complaint.failed(
                    classifier.ended()
                            ? WatchCommand.outcome(classifier)
                            : "the time was up before the classifier had learnt; see ./crescendo demo --help");
        }
    }
}

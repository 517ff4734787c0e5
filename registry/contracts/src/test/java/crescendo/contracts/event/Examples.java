package crescendo.contracts.event;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.watch.Sign;
import crescendo.contracts.watch.Suspicion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each event, as it would happen. */
final class Examples {
    static final Name JOB = new Name("fashion-1");
    static final Name MODEL = new Name("fashion");
    static final VersionRef VERSION = VersionRef.of(MODEL, JOB, 74_048);
    private static final Digest DIGEST = Digest.of("a file".getBytes(StandardCharsets.UTF_8));
    private static final VersionManifest.At AT = new VersionManifest.At(74_048, 1_157, 8, Phase.Kind.STABLE, 1, true);

    private Examples() {}

    static Recipe recipe() {
        return Recipe.parse(
                "{\"model\":\"fashion\",\"after\":\"classes-1\",\"data\":{\"train\":\"fashion-mnist\"}}"
                        .getBytes(StandardCharsets.UTF_8),
                JOB);
    }

    static JobChanged jobChanged() {
        return JobChanged.of(running(), 3);
    }

    private static Job running() {
        return new Job.Waiting(JOB, recipe(), crescendo.contracts.job.History.NONE)
                .then(new LogEntry.Claimed("n1", 1, "trainer-a", new Pins(Map.of(), Map.of())))
                .then(new LogEntry.Published("n2", 1, manifest(), new StateRef(74_048, DIGEST, 1_000)));
    }

    static JobChanged jobPaused() {
        Recipe pinned = recipe().with(new QueuePlace(-5, QueuePlace.Device.GPU, Optional.of(new Name("ada"))));
        Job waiting = new Job.Waiting(JOB, pinned, crescendo.contracts.job.History.NONE);
        return JobChanged.of(waiting.then(new LogEntry.PauseAsked("n1")), 2);
    }

    static TrainingProgress progress() {
        return new TrainingProgress(
                1,
                JOB,
                MODEL,
                1,
                1_100,
                70_400,
                133_000,
                8,
                Phase.Kind.FADE,
                0.25,
                3_400,
                13_600,
                856.5,
                240,
                Map.of("discriminator", 0.61, "generator", 1.5),
                Map.of(
                        "losses/discriminator", 0.61,
                        "losses/generator", 1.5,
                        "scores/reals", 0.5,
                        "scores/fakes", -0.5,
                        "gradients/discriminator", 0.75,
                        "penalty", 0.125),
                Optional.of(new Split(0.015625, 0.453125, 0.03125)),
                Optional.of(812.5),
                0);
    }

    static VersionManifest manifest() {
        return new VersionManifest(
                1,
                MODEL,
                VERSION.version(),
                "progan",
                JOB,
                AT,
                List.of(new VersionManifest.Port("latents", "float32", List.of(-1, 64))),
                List.of(new VersionManifest.Port("images", "uint8", List.of(-1, 8, 8, 1))),
                Map.of(VersionManifest.GENERATOR, new VersionManifest.FileRef(DIGEST, 6, "application/octet-stream")),
                Optional.of(new VersionManifest.Golden(1, 8)),
                List.of(),
                new VersionManifest.Lineage(
                        Map.of("train", DataSetRef.parse("fashion-mnist@1a2b3c4d")),
                        Map.of("classifier", new VersionManifest.ModelPin(VersionRef.parse("classes@v1"), DIGEST)),
                        List.of(),
                        recipe().digest()),
                Optional.of(new VersionManifest.MeasurePlan(List.of("swd", "is"), 2048, 1)),
                Map.of("threads", "2"));
    }

    static MetricRecorded metric() {
        MetricProtocol protocol = new MetricProtocol(
                "is",
                1,
                2048,
                1,
                DataSetRef.parse("fashion-mnist@1a2b3c4d"),
                8,
                1,
                Optional.of(DIGEST),
                Map.of("splits", "10"));
        return new MetricRecorded(
                1,
                new MetricResult(
                        1,
                        VERSION,
                        AT,
                        protocol,
                        Optional.of(5.25),
                        Optional.empty(),
                        Map.of("deviation", 0.125),
                        List.of(0.75, 0.25)));
    }

    static CollapseSuspected suspicion() {
        MetricResult measured = metric().result();
        return new CollapseSuspected(
                1,
                new Suspicion(
                        1,
                        VERSION,
                        AT,
                        JOB,
                        "is",
                        measured.config(),
                        8,
                        Sign.FALL,
                        5.25,
                        12,
                        VersionRef.of(MODEL, JOB, 70_016),
                        0.5,
                        "is has fallen to 5.25, below 0.5 times the 12.00 of 000070016-2ee396ca at 8 pixels"));
    }

    static VersionRefused refused() {
        return new VersionRefused(
                1,
                VERSION,
                "golden sample: images differ by 9 levels; 1 is allowed",
                Optional.of(VersionRef.of(MODEL, JOB, 70_016)));
    }

    static MeasureRequest request() {
        return new MeasureRequest(
                1, VERSION, "fid", Optional.of(new VersionManifest.ModelPin(VersionRef.parse("inception@v1"), DIGEST)));
    }

    static List<Event> all() {
        return List.of(
                jobChanged(),
                progress(),
                new CheckpointPublished(1, manifest()),
                metric(),
                new ModelChanged(1, new Alias(MODEL, new Name("production"), 4, VERSION.version(), "n")),
                suspicion(),
                refused());
    }
}

package crescendo.registry.run;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A ProGAN of ten classes of clothes growing from 4 to 32 pixels, with the events that its services would have sent.
 *
 * @param blobs keeps a file and says where; {@link #UNKEPT} for tests that need no bucket
 */
public record PlausibleRun(Name job, Recipe recipe, UnaryOperator<byte[]> blobs) {
    public static final UnaryOperator<byte[]> UNKEPT = bytes -> bytes;
    public static final List<String> CLASSES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    public static final String RECIPE = """
            {"family": "progan", "data": {"train": "fashion-mnist"}, "network": {"colours": 1},
             "schedule": {"resolution": 32, "minibatch": 50,
               "fadeImages": {"8": 13600, "16": 8000, "32": 15600},
               "stableImages": {"4": 40000, "8": 20400, "16": 12000, "32": 23400}},
             "checkpointEvery": 5, "metrics": {"classifier": "clothes", "count": 2048}}
            """;
    private static final DataSetRef REALS = DataSetRef.parse("fashion-mnist@5f3c9a2e");
    private static final byte[] CLASSIFIER_FILE = "a classifier of clothes".getBytes(StandardCharsets.UTF_8);
    private static final double REALS_SCORE = 7.58;

    public static PlausibleRun of(String job, UnaryOperator<byte[]> blobs) {
        Name name = new Name(job);
        return new PlausibleRun(name, Recipe.parse(RECIPE.getBytes(StandardCharsets.UTF_8), name), blobs);
    }

    public GrowthSchedule schedule() {
        return recipe.program().schedule();
    }

    /** Images shown at each checkpoint: the end of every phase, and every five thousand. */
    public List<Long> checkpoints() {
        TreeMap<Long, Boolean> shown = new TreeMap<>();
        long start = 0;
        for (var phase : schedule().phases()) {
            start += phase.images();
            shown.put(start, true);
        }
        LongStream.rangeClosed(1, start / 5000).forEach(k -> shown.put(5000 * k, true));
        return List.copyOf(shown.keySet());
    }

    /** Everything up to a point of the schedule, in the order in which it would have happened. */
    public List<Event> until(long imagesShown) {
        List<Event> events = new ArrayList<>();
        long sequence = 1;
        events.add(changed(sequence++, "waiting", 0, 0));
        events.add(changed(sequence++, "running", 0, 0));
        int versions = 0;
        for (long shown :
                checkpoints().stream().filter(shown -> shown <= imagesShown).toList()) {
            events.add(progress(shown));
            events.addAll(checkpoint(sequence++, shown, ++versions));
        }
        boolean done = imagesShown >= schedule().totalImages();
        if (done) {
            events.add(changed(sequence, "succeeded", imagesShown, versions));
        } else if (!checkpoints().contains(imagesShown)) {
            events.add(progress(imagesShown));
        }
        return events;
    }

    /** A version, and what it scores. */
    public List<Event> checkpoint(long sequence, long shown, int versions) {
        VersionManifest manifest = manifest(shown);
        return List.of(
                changed(sequence, "running", shown, versions),
                new CheckpointPublished(1, manifest),
                new MetricRecorded(1, distance(manifest)),
                new MetricRecorded(1, score(manifest)));
    }

    public JobChanged changed(long sequence, String state, long imagesShown, int versions) {
        return new JobChanged(
                1,
                job,
                sequence,
                state,
                false,
                false,
                recipe.model(),
                "progan",
                Optional.of(new Name("clothes")),
                sequence == 1 ? 0 : 1,
                state.equals("running") ? Optional.of("trainer-1") : Optional.empty(),
                imagesShown,
                schedule().totalImages(),
                versions,
                Optional.empty(),
                state.equals("failed") ? Optional.of("the discriminator's loss is NaN at step 1930") : Optional.empty(),
                recipe.queue());
    }

    public TrainingProgress progress(long imagesShown) {
        return progress(imagesShown, 0);
    }

    public TrainingProgress progress(long imagesShown, int rollBacks) {
        Position at = schedule().at(imagesShown / 50 * 50);
        double speed = 8000.0 / at.resolution();
        return new TrainingProgress(
                1,
                job,
                recipe.model(),
                1,
                at.step(),
                imagesShown,
                schedule().totalImages(),
                at.resolution(),
                at.phase().kind(),
                at.alpha(),
                at.intoPhase(),
                at.phase().images(),
                speed,
                (schedule().totalImages() - imagesShown) / speed,
                Map.of("generator", 1.1 + wobble(imagesShown), "discriminator", 1.24 + wobble(imagesShown + 7)),
                figures(imagesShown),
                Optional.of(new Split(0.004, 0.47, 0.02)),
                Optional.of(812.5),
                rollBacks);
    }

    /** What a step found. */
    public Map<String, Double> figures(long imagesShown) {
        double q = quality(imagesShown);
        return Map.of(
                "losses/discriminator", 1.24 + wobble(imagesShown + 7),
                "losses/generator", 1.1 + wobble(imagesShown),
                "scores/reals", 0.4 + 0.8 * q + wobble(imagesShown + 3),
                "scores/fakes", -0.4 - 0.5 * q + wobble(imagesShown + 5),
                "gradients/discriminator", 0.9 + 2 * wobble(imagesShown + 11),
                "gradients/generator", 0.35 + wobble(imagesShown + 13),
                "penalty", 0.08 + 0.3 * Math.abs(wobble(imagesShown + 17)),
                "learningRate/discriminator", 0.001,
                "learningRate/generator", 0.001);
    }

    public VersionManifest manifest(long imagesShown) {
        Position at = schedule().reached(imagesShown);
        VersionRef ref = VersionRef.of(recipe.model(), job, imagesShown);
        int side = at.resolution();
        return new VersionManifest(
                1,
                ref.model(),
                ref.version(),
                "progan",
                job,
                new At(imagesShown, at.step(), side, at.phase().kind(), at.alpha(), at.endsPhase()),
                List.of(new Port("latents", "float32", List.of(-1, 512))),
                List.of(new Port("images", "uint8", List.of(-1, side, side, 1))),
                Map.of(
                        VersionManifest.SAMPLES, file(Clothes.grid(side, quality(imagesShown)), "image/png"),
                        VersionManifest.GENERATOR, file(text("generator", ref), "application/octet-stream"),
                        VersionManifest.WEIGHTS, file(text("weights", ref), "application/octet-stream")),
                Optional.of(new Golden(1, 8)),
                List.of(),
                new Lineage(
                        Map.of("train", REALS),
                        Map.of(
                                "classifier",
                                new ModelPin(VersionRef.parse("clothes@000600000-0badcafe"), classifier())),
                        List.of(),
                        recipe.digest()),
                Optional.of(new MeasurePlan(List.of("swd", "is"), 2048, 1)),
                Map.of("threads", "2"));
    }

    /** The job that made the classifier, long done. */
    public JobChanged classifierJob() {
        Name clothes = new Name("clothes");
        return new JobChanged(
                1,
                clothes,
                5,
                "succeeded",
                false,
                false,
                clothes,
                "classifier",
                Optional.empty(),
                1,
                Optional.empty(),
                600_000,
                600_000,
                1,
                Optional.of(new Name("000600000-0badcafe")),
                Optional.empty(),
                QueuePlace.USUAL);
    }

    /** The version whose file scored the run. */
    public VersionManifest classifierManifest() {
        VersionRef ref = VersionRef.parse("clothes@000600000-0badcafe");
        return new VersionManifest(
                1,
                ref.model(),
                ref.version(),
                "classifier",
                ref.model(),
                new At(600_000, 9375, 32, crescendo.contracts.schedule.Phase.Kind.STABLE, 1, true),
                List.of(new Port("images", "float32", List.of(-1, 32, 32, 1))),
                List.of(new Port("logits", "float32", List.of(-1, 10))),
                Map.of(VersionManifest.CLASSIFIER, file(CLASSIFIER_FILE, "application/octet-stream")),
                Optional.empty(),
                CLASSES,
                new Lineage(Map.of("train", REALS), Map.of(), List.of(), recipe.digest()),
                Optional.empty(),
                Map.of());
    }

    private MetricResult distance(VersionManifest manifest) {
        int side = manifest.at().resolution();
        double q = quality(manifest.at().imagesShown());
        Map<String, Double> levels = new TreeMap<>();
        for (int level = side; level >= 16; level /= 2) {
            levels.put(
                    Integer.toString(level),
                    (9 + level) * (1.35 - q) + 3 * wobble(manifest.at().imagesShown() + level));
        }
        double mean = levels.values().stream().mapToDouble(v -> v).average().orElse(0);
        return result(
                manifest,
                "swd",
                Optional.empty(),
                side >= 16,
                mean,
                levels,
                List.of(),
                "the pyramid needs images of at least 16 pixels, and these have " + side);
    }

    private MetricResult score(VersionManifest manifest) {
        double q = quality(manifest.at().imagesShown());
        Map<String, Double> parts = Map.of("deviation", 0.08 + 0.1 * q, "reals", REALS_SCORE);
        List<Double> raw = IntStream.range(0, 10)
                .mapToObj(c -> 1 + 1.6 * (1 - q) * Math.sin(c * 1.7 + 1) + 0.2 * wobble(c))
                .map(v -> Math.max(0.12, v))
                .toList();
        double sum = raw.stream().mapToDouble(v -> v).sum();
        boolean defined = manifest.at().resolution() >= 8;
        return result(
                manifest,
                "is",
                Optional.of(classifier()),
                defined,
                1.2 + 4.1 * q + 0.15 * wobble(manifest.at().imagesShown()),
                parts,
                raw.stream().map(v -> v / sum).toList(),
                "the extractor needs images of at least 8 pixels");
    }

    private static MetricResult result(
            VersionManifest manifest,
            String metric,
            Optional<Digest> extractor,
            boolean defined,
            double value,
            Map<String, Double> parts,
            List<Double> classes,
            String reason) {
        MetricProtocol protocol =
                new MetricProtocol(metric, 1, 2048, 1, REALS, manifest.at().resolution(), 1, extractor, Map.of());
        return new MetricResult(
                1,
                manifest.ref(),
                manifest.at(),
                protocol,
                defined ? Optional.of(value) : Optional.empty(),
                defined ? Optional.empty() : Optional.of(reason),
                defined ? parts : Map.of(),
                defined ? classes : List.of());
    }

    private double quality(long imagesShown) {
        return 1 - Math.exp(-2.6 * imagesShown / schedule().totalImages());
    }

    private static double wobble(long x) {
        return 0.12 * Math.sin(x * 12.9898) * Math.cos(x * 0.37);
    }

    private FileRef file(byte[] content, String mediaType) {
        return new FileRef(Digest.of(blobs.apply(content)), content.length, mediaType);
    }

    private static byte[] text(String what, VersionRef ref) {
        return (what + " of " + ref).getBytes(StandardCharsets.UTF_8);
    }

    private static Digest classifier() {
        return Digest.of(CLASSIFIER_FILE);
    }
}

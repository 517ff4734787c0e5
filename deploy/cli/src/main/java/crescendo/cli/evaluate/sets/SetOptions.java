package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.cli.extractor.ChosenExtractor;
import crescendo.cli.extractor.ExtractorOptions;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.KnownMetric.Need;
import crescendo.measure.Metric;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a comparison of two sets is asked for by. */
public final class SetOptions {
    /** Names for several metrics at once, as papers have them. */
    private static final Map<String, List<String>> FAMILIES =
            Map.of("prdc", List.of("precision-recall", "density-coverage"));

    /** What {@code --metrics} takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(KnownMetric.ofGenerators().stream(), FAMILIES.keySet().stream())
                    .iterator();
        }
    }

    @Option(
            names = "--reals",
            paramLabel = "PATH",
            description = "Real images: a folder or zip of pictures, a folder in a zip, or IDX, CIFAR or .npy files.")
    private Optional<Path> reals;

    @Option(names = "--fakes", paramLabel = "PATH", description = "Images to be compared with them, of the same size.")
    private Optional<Path> fakes;

    @Option(
            names = "--floor",
            description = "Compare two halves of the reals instead: the value that a perfect model would have.")
    private boolean floor;

    @Option(
            names = "--metrics",
            split = ",",
            paramLabel = "METRIC",
            completionCandidates = Names.class,
            description = "Which of ${COMPLETION-CANDIDATES} (default: all that can be had with the extractor given, or"
                    + " without one).")
    private List<String> metrics = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Images of each set, chosen at random by --seed (default: 2048, or as many as both have).")
    private Optional<Integer> count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of what is chosen at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--in-order",
            description =
                    "Take the first fakes in their own order, as a checkpoint's are on arrival, instead of random ones.")
    private boolean inOrder;

    @Mixin
    private ExtractorOptions extractor;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Where to put the pictures that metrics make, such as the nearest reals of some fakes.")
    private Optional<Path> pictures;

    /** Whether such a comparison is what is asked for. */
    public boolean asked() {
        return reals.isPresent() || fakes.isPresent() || floor;
    }

    /** @throws Complaint that names the option and what is allowed */
    public SetEvaluation given(Reading reading) {
        Path real = reals.orElseThrow(() -> Complaint.usage("--reals: missing; give the real images"));
        if (floor == fakes.isPresent()) {
            throw Complaint.usage(
                    floor
                            ? "--floor: given beside --fakes; use the one or the other"
                            : "--fakes: missing; give it, or --floor to compare two halves of the reals");
        }
        if (seed < 0) {
            throw Complaint.usage("--seed: " + seed + " is not allowed; use a number from 0 up");
        }
        Optional<ChosenExtractor> judge = extractor.given();
        return new SetEvaluation(real, fakes, chosen(judge), new Chosen.Wish(count, seed, inOrder), judge, reading);
    }

    /** Where pictures are to be put, if anywhere. */
    public Optional<Path> pictures() {
        return pictures;
    }

    private List<Metric> chosen(Optional<ChosenExtractor> judge) {
        List<Metric> all = Metric.all();
        if (metrics.isEmpty()) {
            return all.stream()
                    .filter(metric -> canBeHad(metric.known(), judge))
                    .toList();
        }
        return metrics.stream()
                .flatMap(name -> FAMILIES.getOrDefault(name, List.of(name)).stream())
                .distinct()
                .map(name -> all.stream()
                        .filter(metric -> metric.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Complaint.usage(
                                "--metrics: " + name + " is unknown; known are " + String.join(", ", new Names()))))
                .toList();
    }

    private static boolean canBeHad(KnownMetric metric, Optional<ChosenExtractor> judge) {
        boolean named = judge.isPresent() && !judge.get().classes().isEmpty();
        return !metric.needs(Need.LATENTS)
                && !metric.needs(Need.UPSCALER)
                && (judge.isPresent() || !metric.needs(Need.CLASSIFIER))
                && (named || !metric.needs(Need.CLASSES));
    }
}

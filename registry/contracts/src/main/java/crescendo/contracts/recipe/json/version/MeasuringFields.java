package crescendo.contracts.recipe.json.version;

import crescendo.contracts.Name;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.KnownMetric.Need;
import crescendo.contracts.recipe.Measuring;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;
import java.util.Optional;

/** Which metrics every checkpoint gets, as a recipe says it. */
public final class MeasuringFields {
    private MeasuringFields() {}

    /** @param tested whether the recipe names images that are never trained on */
    public static Measuring read(Fields metrics, Program program, boolean tested) {
        Optional<Name> classifier = metrics.name("classifier");
        boolean generates = program instanceof Program.ProGan;
        if (program instanceof Program.Upscaler) return ofUpscaler(metrics, tested);
        boolean square =
                !(program instanceof Program.ProGan gan) || gan.baseShape().square();
        List<String> allowed = generates ? KnownMetric.ofGenerators() : List.of();
        List<String> names = metrics.choices("names", usual(generates, square && classifier.isPresent()), allowed);
        List<String> judged =
                names.stream().filter(name -> needs(name, Need.CLASSIFIER)).toList();
        if (!square && !judged.isEmpty()) {
            metrics.fault(
                    "names",
                    said(judged, "is", "are") + " not allowed: classifiers read square images",
                    "use " + unjudged() + ", or []");
        }
        if (!judged.isEmpty() && !metrics.has("classifier")) {
            metrics.fault(
                    "classifier",
                    "missing, and " + said(judged, "needs", "need") + " one",
                    "use the name of a classifier model");
        }
        List<String> labelled =
                names.stream().filter(name -> needs(name, Need.CLASSES)).toList();
        if (!labelled.isEmpty() && !conditioned(program)) {
            metrics.fault(
                    "names",
                    said(labelled, "needs", "need")
                            + " a generator of classes, and recipe.network.conditioning is none",
                    "use a conditioning of ac-gan or projection, or leave out " + String.join(", ", labelled));
        }
        int count = (int) metrics.integer("count", Measuring.USUAL.count(), 64, 65_536);
        long seed = metrics.integer("seed", Measuring.USUAL.seed(), 0, Integer.MAX_VALUE);
        metrics.done();
        return new Measuring(names, count, seed, classifier);
    }

    private static Measuring ofUpscaler(Fields metrics, boolean tested) {
        List<String> all = KnownMetric.ofUpscalers();
        List<String> names = metrics.choices("names", tested ? all : List.of(), all);
        if (!names.isEmpty() && !tested) {
            metrics.fault(
                    "names",
                    said(names, "needs", "need") + " images that are never trained on, and recipe.data.test is missing",
                    "name a data set of images of any size as recipe.data.test, or use []");
        }
        int count = (int) metrics.integer("count", Measuring.USUAL.count(), 1, 65_536);
        long seed = metrics.integer("seed", Measuring.USUAL.seed(), 0, Integer.MAX_VALUE);
        metrics.done();
        return new Measuring(names, count, seed, Optional.empty());
    }

    private static List<String> usual(boolean generates, boolean judged) {
        if (!generates) {
            return List.of();
        }
        return judged ? List.of(KnownMetric.SWD.text(), KnownMetric.IS.text()) : List.of(KnownMetric.SWD.text());
    }

    private static boolean needs(String metric, Need need) {
        return KnownMetric.of(metric).filter(known -> known.needs(need)).isPresent();
    }

    private static boolean conditioned(Program program) {
        return program instanceof Program.ProGan gan && gan.conditioning() != Program.Conditioning.NONE;
    }

    private static String unjudged() {
        return String.join(
                ", ",
                KnownMetric.ofGenerators().stream()
                        .filter(name -> !needs(name, Need.CLASSIFIER))
                        .toList());
    }

    private static String said(List<String> names, String one, String many) {
        return String.join(", ", names) + " " + (names.size() == 1 ? one : many);
    }
}

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

    public static Measuring read(Fields metrics, Program program) {
        Optional<Name> classifier = metrics.name("classifier");
        boolean generates = program instanceof Program.ProGan;
        boolean square =
                !(program instanceof Program.ProGan gan) || gan.baseShape().square();
        List<String> allowed = generates ? KnownMetric.names() : List.of();
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
                KnownMetric.names().stream()
                        .filter(name -> !needs(name, Need.CLASSIFIER))
                        .toList());
    }

    private static String said(List<String> names, String one, String many) {
        return String.join(", ", names) + " " + (names.size() == 1 ? one : many);
    }
}

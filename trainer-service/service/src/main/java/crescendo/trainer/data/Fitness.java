package crescendo.trainer.data;

import crescendo.contracts.Json;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.WrongKind;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.job.References.UnusableReference;
import java.util.function.Supplier;

/** Whether a data set is what a program can be trained with. */
final class Fitness {
    private static final int FEWEST_CLASSES = 2;

    private Fitness() {}

    /** @param field that names the data set, for the error */
    static void require(String field, DataSetManifest found, Program program) {
        DataSetManifest.Fixed set = fit(field, found::fixed, program);
        String name = named(field, set);
        BaseShape wanted = program instanceof Program.ProGan gan ? gan.baseShape() : BaseShape.SQUARE;
        if (!set.base().equals(wanted)) {
            throw new UnusableReference(
                    name + " has images of " + set.height() + "×" + set.width() + ", whose base shape is "
                            + set.base().sides() + "; the recipe's is " + wanted.sides()
                            + (program instanceof Program.ProGan
                                    ? " (recipe.network.baseShape)"
                                    : ", since classifiers read squares"));
        }
        for (Phase phase : program.schedule().phases()) {
            if (!set.levels().containsKey(phase.resolution())) {
                throw new UnusableReference(name + " has no images of " + wanted.named(phase.resolution()) + "; it has "
                        + set.levels().keySet());
            }
        }
        boolean labelled = set.labels().isPresent() && set.classes().size() >= FEWEST_CLASSES;
        if (program instanceof Program.Classifier && !labelled) {
            throw new UnusableReference(name + " has no classes to tell apart");
        }
        if (program instanceof Program.ProGan gan && gan.conditioning() != Conditioning.NONE && !labelled) {
            throw new UnusableReference(name + " has no classes, but recipe.network.conditioning is "
                    + Json.text(gan.conditioning()) + "; use a set with a folder for each class, or none");
        }
    }

    /** What every program needs: a set of its kind, in its colours. */
    static <K extends DataSetManifest> K fit(String field, Supplier<K> kind, Program program) {
        try {
            K set = kind.get();
            if (set.colours() != program.colours()) {
                throw new UnusableReference(named(field, set) + " has " + set.colours()
                        + " colours, recipe.network.colours is " + program.colours());
            }
            return set;
        } catch (WrongKind e) {
            throw new UnusableReference(field + ": " + e.getMessage());
        }
    }

    /** As errors begin. */
    static String named(String field, DataSetManifest set) {
        return field + ": data set " + set.name() + "@" + set.version();
    }
}

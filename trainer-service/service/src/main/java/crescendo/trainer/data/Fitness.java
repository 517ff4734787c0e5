package crescendo.trainer.data;

import crescendo.contracts.Json;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.WrongKind;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.job.References.UnusableReference;

/** Whether a data set is what a program can be trained with. */
final class Fitness {
    private static final int FEWEST_CLASSES = 2;

    private Fitness() {}

    /** @param field that names the data set, for the error */
    static void require(String field, DataSetManifest found, Program program) {
        DataSetManifest.Fixed set = fixed(field, found);
        String name = field + ": data set " + set.name() + "@" + set.version();
        if (set.colours() != program.colours()) {
            throw new UnusableReference(
                    name + " has " + set.colours() + " colours, recipe.network.colours is " + program.colours());
        }
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

    private static DataSetManifest.Fixed fixed(String field, DataSetManifest set) {
        try {
            return set.fixed();
        } catch (WrongKind e) {
            throw new UnusableReference(field + ": " + e.getMessage());
        }
    }
}

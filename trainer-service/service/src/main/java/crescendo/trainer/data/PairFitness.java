package crescendo.trainer.data;

import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.WrongKind;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.job.References.UnusableReference;

/** Whether a data set is what an upscaler can be trained or measured with. */
final class PairFitness {
    private PairFitness() {}

    /**
     * @param field   that names the data set, for the error
     * @param trained whether crops are taken of its images; else they are made smaller whole
     */
    static void require(String field, DataSetManifest found, Program.Upscaler program, boolean trained) {
        Variable set = variable(field, found);
        String name = field + ": data set " + set.name() + "@" + set.version();
        if (set.colours() != program.colours()) {
            throw new UnusableReference(
                    name + " has " + set.colours() + " colours, recipe.network.colours is " + program.colours());
        }
        int needed = trained ? program.crops().side() : program.network().scale();
        Variable.Sides least = set.least();
        if (least.height() < needed || least.width() < needed) {
            throw new UnusableReference(name + " has images of only " + least + " pixels (least height and width); "
                    + (trained ? "recipe.schedule.crop" : "recipe.network.scale") + " is " + needed);
        }
    }

    private static Variable variable(String field, DataSetManifest set) {
        try {
            return set.variable();
        } catch (WrongKind e) {
            throw new UnusableReference(field + ": " + e.getMessage());
        }
    }
}

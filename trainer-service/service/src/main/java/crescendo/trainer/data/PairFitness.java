package crescendo.trainer.data;

import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Variable;
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
        Variable set = Fitness.fit(field, found::variable, program);
        int needed = trained ? program.crops().side() : program.network().scale();
        Variable.Sides least = set.least();
        if (least.height() < needed || least.width() < needed) {
            throw new UnusableReference(
                    Fitness.named(field, set) + " has images of only " + least + " pixels (least height and width); "
                            + (trained ? "recipe.schedule.crop" : "recipe.network.scale") + " is " + needed);
        }
    }
}

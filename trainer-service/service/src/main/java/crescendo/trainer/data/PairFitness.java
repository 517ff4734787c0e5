package crescendo.trainer.data;

import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.job.References.UnusableReference;
import java.util.List;

/** Whether a data set is what an upscaler can be trained or measured with. */
final class PairFitness {
    private static final String SIMILARITY = "ssim";

    /** Pixels of its window, each way. */
    private static final int WINDOW = 11;

    private PairFitness() {}

    /**
     * Crops are taken of its images.
     *
     * @param field that names the data set, for the error
     */
    static void ofTrained(String field, DataSetManifest found, Program.Upscaler program) {
        int crop = program.crops().side();
        require(field, Fitness.fit(field, found::variable, program), crop, "recipe.schedule.crop is " + crop);
    }

    /**
     * Its images are made smaller whole, and looked at; where they are measured, a pixel, or where their similarity is, a window of it,
     * fits into what is left within the border. Which images are measured is not known yet: all of them must do.
     *
     * @param metrics that its images are measured by
     */
    static void ofTested(String field, DataSetManifest found, Program.Upscaler program, List<String> metrics) {
        Variable set = Fitness.fit(field, found::variable, program);
        int scale = program.network().scale();
        if (metrics.isEmpty()) {
            require(field, set, scale, "recipe.network.scale is " + scale);
            return;
        }
        int least = (metrics.contains(SIMILARITY) ? WINDOW : 1) + 2 * scale;
        int whole = (least + scale - 1) / scale * scale;
        require(
                field,
                set,
                whole,
                String.join(", ", metrics) + " of ×" + scale + " take at least " + whole
                        + "; leave out smaller images, or set recipe.metrics.names to []");
    }

    private static void require(String field, Variable set, int needed, String why) {
        Variable.Sides least = set.least();
        if (least.height() < needed || least.width() < needed) {
            throw new UnusableReference(Fitness.named(field, set) + " has images of only " + least
                    + " pixels (least height and width); " + why);
        }
    }
}

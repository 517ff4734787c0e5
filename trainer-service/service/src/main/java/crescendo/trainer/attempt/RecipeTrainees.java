package crescendo.trainer.attempt;

import crescendo.client.blob.BlobCache;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.ShuffledImages;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.classifier.ClassifierRun;
import crescendo.trainer.data.ShuffledReals;
import crescendo.trainer.gan.GanRun;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.publish.ClassifierExaminer;
import crescendo.trainer.publish.GeneratorExaminer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Networks, images and examiners as recipes say. */
public final class RecipeTrainees implements Trainees {
    private static final int PROBE = 16;

    private final DataSets dataSets;
    private final BlobCache cache;
    private final int threads;

    /** @param threads TensorFlow's, on which the weights depend */
    public RecipeTrainees(DataSets dataSets, BlobCache cache, int threads) {
        this.dataSets = dataSets;
        this.cache = cache;
        this.threads = threads;
    }

    @Override
    public Trainee open(Recipe recipe, Pins pins) {
        DataSetManifest set = dataSets.manifest(pins.data().get("train"));
        ShuffledReals reals = reals(set, recipe.seed());
        if (recipe.program() instanceof Program.Classifier classifier) {
            return classifier(recipe, classifier, set, reals);
        }
        Program.ProGan proGan = (Program.ProGan) recipe.program();
        return new Trainee(
                new GanRun(Networks.of(proGan, recipe.seed(), threads)), reals, new GeneratorExaminer(recipe, proGan));
    }

    private Trainee classifier(Recipe recipe, Program.Classifier program, DataSetManifest set, ShuffledReals reals) {
        int side = program.resolution();
        byte[] pixels = reals.batch(side, 0, PROBE).images();
        Tensor probe = Tensor.of(pixels, PROBE, side, side, program.colours());
        return new Trainee(
                new ClassifierRun(
                        Networks.of(program, set.classes().size(), recipe.seed(), threads), program.minibatch()),
                reals,
                new ClassifierExaminer(probe, set.classes(), Networks.FEATURES));
    }

    private ShuffledReals reals(DataSetManifest set, long seed) {
        try {
            return new ShuffledReals(new ShuffledImages(set, cache, seed));
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of the data set cannot be written", e);
        }
    }
}

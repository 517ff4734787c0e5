package crescendo.trainer.attempt;

import crescendo.client.blob.BlobCache;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.ShuffledImages;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.data.PrefetchedReals;
import crescendo.trainer.data.ShuffledReals;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.guard.Eye;
import crescendo.trainer.guard.GeneratorEye;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.publish.ClassifierExaminer;
import crescendo.trainer.publish.GeneratorExaminer;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.tower.Compute;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Networks, images and examiners as recipes say. */
public final class RecipeTrainees implements Trainees {
    private static final int PROBE = 16;

    private final DataSets dataSets;
    private final BlobCache cache;
    private final Compute compute;

    /** @param compute what networks are trained on */
    public RecipeTrainees(DataSets dataSets, BlobCache cache, Compute compute) {
        this.dataSets = dataSets;
        this.cache = cache;
        this.compute = compute;
    }

    @Override
    public Trainee open(Recipe recipe, Pins pins) {
        if (recipe.program() instanceof Program.Upscaler upscaler)
            return new PairTrainees(dataSets, cache, compute).open(recipe, upscaler, pins);
        DataSetManifest.Fixed set = dataSets.manifest(pins.data().get("train")).fixed();
        ShuffledReals reals = reals(set, recipe.seed());
        TrainingRun run = Runs.open(recipe, pins, set.classes().size(), compute);
        Trainee.Examiner examiner = examiner(recipe, set, reals);
        return new Trainee(
                run, new PrefetchedReals(reals, recipe.program().schedule()), examiner, eye(recipe, set, reals));
    }

    private static Eye eye(Recipe recipe, DataSetManifest set, ShuffledReals reals) {
        return recipe.program() instanceof Program.ProGan proGan
                ? new GeneratorEye(
                        (at, count) -> reals.batch(at.resolution(), 0, count).images(),
                        proGan.guard().images(),
                        proGan.latentSize(),
                        proGan.conditioning() == Program.Conditioning.NONE
                                ? 0
                                : set.classes().size(),
                        recipe.seed())
                : Eye.CLOSED;
    }

    private static Trainee.Examiner examiner(Recipe recipe, DataSetManifest set, ShuffledReals reals) {
        if (recipe.program() instanceof Program.ProGan proGan) {
            return new GeneratorExaminer(recipe, proGan, set.classes());
        }
        Program.Classifier program = (Program.Classifier) recipe.program();
        int side = program.resolution();
        byte[] pixels = reals.batch(side, 0, PROBE).images();
        return new ClassifierExaminer(Tensor.of(pixels, PROBE, side, side, program.colours()), set.classes());
    }

    private ShuffledReals reals(DataSetManifest.Fixed set, long seed) {
        try {
            return new ShuffledReals(new ShuffledImages(set, cache, seed));
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of the data set cannot be written", e);
        }
    }
}

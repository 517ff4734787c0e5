package crescendo.trainer.attempt;

import crescendo.client.blob.BlobCache;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.VariableImages;
import crescendo.contracts.Digest;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.data.PairedReals;
import crescendo.trainer.data.PrefetchedReals;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.pairs.Pair;
import crescendo.trainer.pairs.PairPlan;
import crescendo.trainer.pairs.TrainingPairs;
import crescendo.trainer.pairs.ValidationPairs;
import crescendo.trainer.publish.UpscalerExaminer;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.tower.Compute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Upscalers, pairs of images and their examiner as recipes say. */
record PairTrainees(DataSets dataSets, BlobCache cache, Compute compute) {
    /** Images on the sheet that a version has. */
    private static final int SHOWN = 4;

    Trainee open(Recipe recipe, Program.Upscaler program, Pins pins) {
        TrainingPairs pairs = pairs(recipe, program, pins);
        var examiner = new UpscalerExaminer(program, pairs.batch(0, SHOWN), shown(program, pins, pairs));
        return new Trainee(
                Runs.open(recipe, program.schedule(), pins, 0, compute, this::weights),
                new PrefetchedReals(new PairedReals(pairs), program.schedule()),
                examiner);
    }

    private TrainingPairs pairs(Recipe recipe, Program.Upscaler program, Pins pins) {
        PairPlan plan = new PairPlan(
                program.network().scale(),
                program.crops().side(),
                program.crops().mirror(),
                program.crops().turn(),
                program.degradation());
        return new TrainingPairs(images(pins.data().get("train")), plan, recipe.seed());
    }

    /** Images never trained on, where the recipe names some. */
    private List<Pair> shown(Program.Upscaler program, Pins pins, TrainingPairs pairs) {
        Optional<ValidationPairs> test = Optional.ofNullable(pins.data().get("test"))
                .map(ref -> new ValidationPairs(images(ref), program.network().scale()));
        IntFunction<Pair> pair = test.<IntFunction<Pair>>map(held -> held::pair).orElse(pairs::pair);
        int count = Math.min(SHOWN, test.map(ValidationPairs::count).orElse(SHOWN));
        return IntStream.range(0, count).mapToObj(pair).toList();
    }

    private Map<String, Tensor> weights(Digest digest) {
        try {
            return Safetensors.decode(Files.readAllBytes(cache.file(digest)));
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of weights cannot be written", e);
        }
    }

    private VariableImages images(DataSetRef ref) {
        try {
            return VariableImages.open(dataSets.manifest(ref).variable(), cache);
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of the data set cannot be written", e);
        }
    }
}

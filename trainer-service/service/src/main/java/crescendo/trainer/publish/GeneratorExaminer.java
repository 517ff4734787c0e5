package crescendo.trainer.publish;

import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Program.Conditioning;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Checkpoint.File;
import crescendo.trainer.loop.Trainee;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checkpoints of generators. The latents, and the labels of the golden samples, are those of the recipe's seed: the same for
 * every version of a job.
 */
public final class GeneratorExaminer implements Trainee.Examiner {
    private static final int GOLDEN_COUNT = 8;

    private final int latentSize;
    private final int colours;
    private final BaseShape base;
    private final long seed;
    private final List<String> classes;
    private final SampleGrid grid;

    /** @param classes of the training set by name; of use where the recipe heeds them */
    public GeneratorExaminer(Recipe recipe, Program.ProGan program, List<String> classes) {
        this.latentSize = program.latentSize();
        this.colours = program.colours();
        this.base = program.baseShape();
        this.seed = recipe.seed();
        this.classes = program.conditioning() == Conditioning.NONE ? List.of() : List.copyOf(classes);
        this.grid = SampleGrid.of(base, program.schedule().finalResolution(), this.classes.size());
    }

    @Override
    public Checkpoint examine(TrainingRun run, Position reached) {
        byte[] onnx = run.exportOnnx(reached);
        Map<String, Tensor> asked = asked(Labels.uniform(seed, 0, GOLDEN_COUNT, Math.max(1, classes.size())));
        Map<String, Tensor> trained = run.serve(reached, asked);
        Agreement.require(trained, ServedFile.run(onnx, asked));
        Tensor shown = run.serve(reached, asked(grid.labels(classes.size()))).get("images");
        List<File> files = List.of(
                new File(VersionManifest.GENERATOR, "application/onnx", onnx),
                WeightsFile.of(run),
                new File(VersionManifest.GOLDEN, Safetensors.MEDIA_TYPE, golden(asked, trained)),
                new File(VersionManifest.SAMPLES, "image/png", grid.png(shown)));
        return new Checkpoint(
                reached,
                files,
                Ports.asked(latentSize, classes.size()),
                Ports.generated(base.height(reached.resolution()), base.width(reached.resolution()), colours),
                Optional.of(new Golden(seed, GOLDEN_COUNT)),
                classes);
    }

    /** The first samples of the seed, as many as there are labels, which are left out where there are no classes. */
    private Map<String, Tensor> asked(long[] labels) {
        int count = labels.length;
        Tensor latents = Tensor.of(Latents.normal(seed, 0, count, latentSize), count, latentSize);
        return classes.isEmpty()
                ? Map.of("latents", latents)
                : Map.of("latents", latents, "labels", Tensor.of(labels, count));
    }

    private static byte[] golden(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
        Map<String, Tensor> golden = new TreeMap<>(outputs);
        golden.putAll(inputs);
        return Safetensors.encode(golden);
    }
}

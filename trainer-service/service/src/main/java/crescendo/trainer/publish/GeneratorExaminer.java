package crescendo.trainer.publish;

import crescendo.contracts.Latents;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program;
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
 * Checkpoints of generators. The latents are those of the recipe's seed: the same for every version of a job.
 */
public final class GeneratorExaminer implements Trainee.Examiner {
    private static final int GOLDEN_COUNT = 8;

    private final int latentSize;
    private final int colours;
    private final BaseShape base;
    private final long seed;
    private final SampleGrid grid;

    public GeneratorExaminer(Recipe recipe, Program.ProGan program) {
        this.latentSize = program.latentSize();
        this.colours = program.colours();
        this.base = program.baseShape();
        this.seed = recipe.seed();
        this.grid = SampleGrid.of(program.baseShape(), program.schedule().finalResolution());
    }

    @Override
    public Checkpoint examine(TrainingRun run, Position reached) {
        byte[] onnx = run.exportOnnx(reached);
        Tensor latents = latents(GOLDEN_COUNT);
        Map<String, Tensor> trained = run.serve(reached, latents);
        Agreement.require(trained, ServedFile.run(onnx, "latents", latents));
        byte[] samples = grid.png(run.serve(reached, latents(grid.count())).get("images"));
        List<File> files = List.of(
                new File(VersionManifest.GENERATOR, "application/onnx", onnx),
                WeightsFile.of(run),
                new File(VersionManifest.GOLDEN, WeightsFile.MEDIA_TYPE, golden(latents, trained)),
                new File(VersionManifest.SAMPLES, "image/png", samples));
        return new Checkpoint(
                reached,
                files,
                Ports.latents(latentSize),
                Ports.generated(base.height(reached.resolution()), base.width(reached.resolution()), colours),
                Optional.of(new Golden(seed, GOLDEN_COUNT)),
                List.of());
    }

    private Tensor latents(int count) {
        return Tensor.of(Latents.normal(seed, 0, count, latentSize), count, latentSize);
    }

    private static byte[] golden(Tensor latents, Map<String, Tensor> outputs) {
        Map<String, Tensor> golden = new TreeMap<>(outputs);
        golden.put("latents", latents);
        return Safetensors.encode(golden);
    }
}

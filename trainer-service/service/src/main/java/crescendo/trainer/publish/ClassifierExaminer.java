package crescendo.trainer.publish;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Checkpoint.File;
import crescendo.trainer.loop.Trainee;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checkpoints of classifiers.
 *
 * @param probe   some images to compare on, uint8, [n, side, side, colours]
 * @param classes names, in the order of the outputs
 */
public record ClassifierExaminer(Tensor probe, List<String> classes) implements Trainee.Examiner {
    @Override
    public Checkpoint examine(TrainingRun run, Position reached) {
        byte[] onnx = run.exportOnnx(reached);
        Map<String, Tensor> inputs = Map.of("images", probe);
        Map<String, Tensor> trained = run.serve(reached, inputs);
        Agreement.require(trained, ServedFile.run(onnx, inputs));
        int side = Math.toIntExact(probe.shape()[1]);
        int colours = Math.toIntExact(probe.shape()[3]);
        int features = Math.toIntExact(trained.get("features").shape()[1]);
        return new Checkpoint(
                reached,
                List.of(new File(VersionManifest.CLASSIFIER, "application/onnx", onnx), WeightsFile.of(run)),
                Ports.images(side, colours),
                Ports.classified(classes.size(), features),
                Optional.empty(),
                classes);
    }
}

package crescendo.trainer.publish;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.loop.Checkpoint.File;
import java.util.Map;
import java.util.TreeMap;

/** The weights of all networks of a run, by {@code network/parameter}. */
final class WeightsFile {
    private WeightsFile() {}

    static File of(TrainingRun run) {
        Map<String, Tensor> all = new TreeMap<>();
        run.weights()
                .forEach(
                        (network, weights) -> weights.forEach((name, tensor) -> all.put(network + "/" + name, tensor)));
        return new File(VersionManifest.WEIGHTS, Safetensors.MEDIA_TYPE, Safetensors.encode(all));
    }
}

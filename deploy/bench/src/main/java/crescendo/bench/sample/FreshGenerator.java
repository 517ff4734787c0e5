package crescendo.bench.sample;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.ops.onnx.OnnxExport;
import java.util.LinkedHashMap;
import java.util.Map;

/** A generator that was never trained, exported as the trainer exports: as fast as any of its shape. */
public record FreshGenerator(ProGanGenerator network, int resolution) {
    public byte[] onnx() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : Summary.of(network, resolution).parameters()) {
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            weights.put(parameter.name(), Tensor.of(InitialValues.of(1, "generator", parameter), shape));
        }
        return OnnxExport.generator(network, resolution, 1, weights);
    }

    int imageBytes() {
        return resolution * resolution * network.colours();
    }

    /** Such as {@code 64, 64, 48, 24 channels at 4 to 32, grey}. */
    public String described() {
        String channels = network.channels()
                .byResolution()
                .headMap(resolution + 1)
                .values()
                .toString();
        return channels.substring(1, channels.length() - 1) + " channels at 4 to " + resolution
                + (network.colours() == 1 ? ", grey" : ", RGB");
    }
}

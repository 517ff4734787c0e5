package crescendo.bench.threads;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.bench.sample.DirectSession;
import crescendo.bench.upscale.DirectTile;
import crescendo.cli.Complaint;
import crescendo.contracts.Latents;
import crescendo.contracts.model.UpscalerSpec;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * What goes through a network, as often as it is run. Several runs may read it at once.
 *
 * @param input  by the name that the file has for it
 * @param output that is wanted
 * @param images of a run
 */
record Task(Map<String, OnnxTensor> input, String output, int images) implements AutoCloseable {
    /** Samples of a generator. */
    static Task latents(int latentSize, int rows) {
        FloatBuffer latents = FloatBuffer.wrap(Latents.normal(1, 0, rows, latentSize));
        try {
            OnnxTensor tensor =
                    OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), latents, new long[] {rows, latentSize});
            return new Task(Map.of("latents", tensor), "images", rows);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    /** Square tiles of an upscaler. */
    static Task tiles(UpscalerSpec spec, int count, int side) {
        try {
            OnnxTensor tensor = DirectTile.noise(spec, spec.takes(), count, side);
            return new Task(Map.of(spec.images(), tensor), spec.upscaled(), count);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    void run(DirectSession session) {
        try (OrtSession.Result made = session.run(input, Set.of(output))) {
            made.get(0);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        input.values().forEach(OnnxTensor::close);
    }
}

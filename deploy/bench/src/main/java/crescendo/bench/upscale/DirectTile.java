package crescendo.bench.upscale;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import crescendo.bench.Figure;
import crescendo.bench.sample.DirectSession;
import crescendo.cli.Complaint;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** The network alone: one tile, all cores, nothing made of what comes out. */
final class DirectTile implements AutoCloseable {
    private final DirectSession session;
    private final UpscalerSpec spec;

    DirectTile(UpscalerSpec spec, byte[] onnx) {
        this.spec = spec;
        this.session =
                new DirectSession("the upscaler", onnx, Runtime.getRuntime().availableProcessors());
    }

    /** What a square tile takes, the median of some after one that does not count. */
    Taken taken(int side, int runs) {
        double[] seconds = new double[runs];
        double[] processor = new double[runs];
        for (int run = -1; run < runs; run++) {
            Taken before = Taken.byNow(ProcessHandle.current());
            run(side);
            Taken one = Taken.byNow(ProcessHandle.current()).since(before);
            if (run < 0) continue;
            seconds[run] = one.seconds();
            processor[run] = one.processor();
        }
        return new Taken(Figure.median(seconds), Figure.median(processor));
    }

    private void run(int side) {
        int channels = spec.colours().channels();
        long[] shape = spec.layout() == Layout.NHWC
                ? new long[] {1, side, side, channels}
                : new long[] {1, channels, side, side};
        try (OnnxTensor tile = tile(side * side * channels, shape)) {
            session.run(Map.of(spec.images(), tile), Set.of(spec.upscaled())).close();
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tile(int values, long[] shape) throws OrtException {
        OrtEnvironment environment = session.environment();
        return spec.takes().type().equals("uint8")
                ? OnnxTensor.createTensor(environment, ByteBuffer.allocateDirect(values), shape, OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, FloatBuffer.allocate(values), shape);
    }

    @Override
    public void close() {
        session.close();
    }
}

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
import crescendo.contracts.model.UpscalerSpec.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;

/** The network alone: one tile, all cores, nothing made of what comes out. */
public final class DirectTile implements AutoCloseable {
    private final DirectSession session;
    private final UpscalerSpec spec;

    DirectTile(UpscalerSpec spec, byte[] onnx) {
        this.spec = spec;
        this.session =
                new DirectSession("the upscaler", onnx, Runtime.getRuntime().availableProcessors());
    }

    /** What a square tile takes, the median of some after one that does not count. What goes in and out has its place before. */
    Taken taken(int side, int runs) {
        double[] seconds = new double[runs];
        double[] processor = new double[runs];
        try (OnnxTensor tile = noise(spec, spec.takes(), 1, side);
                OnnxTensor larger = noise(spec, spec.gives(), 1, side * spec.scale())) {
            for (int run = -1; run < runs; run++) {
                Taken before = Taken.byNow(ProcessHandle.current());
                session.run(Map.of(spec.images(), tile), Map.of(spec.upscaled(), larger));
                Taken one = Taken.byNow(ProcessHandle.current()).since(before);
                if (run < 0) continue;
                seconds[run] = one.seconds();
                processor[run] = one.processor();
            }
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
        return new Taken(Figure.median(seconds), Figure.median(processor));
    }

    /** Square tiles of noise; the caller closes them. */
    public static OnnxTensor noise(UpscalerSpec spec, Values values, int tiles, int side) throws OrtException {
        int channels = spec.colours().channels();
        int length = tiles * side * side * channels;
        long[] shape = spec.layout() == Layout.NHWC
                ? new long[] {tiles, side, side, channels}
                : new long[] {tiles, channels, side, side};
        Random random = new Random(side);
        if (values.type().equals("uint8")) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(length);
            for (int i = 0; i < length; i++) bytes.put(i, (byte) random.nextInt(256));
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), bytes, shape, OnnxJavaType.UINT8);
        }
        FloatBuffer numbers = ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < length; i++)
            numbers.put(i, (float) (values.black() + random.nextDouble() * (values.white() - values.black())));
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), numbers, shape);
    }

    @Override
    public void close() {
        session.close();
    }
}

package crescendo.bench.sample;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.cli.Complaint;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The network alone: latents by seed, one run, its bytes copied. One thread a run, as in the inference service. */
public final class DirectRuntime implements AutoCloseable {
    private final DirectSession session;
    private final FreshGenerator generator;

    public DirectRuntime(FreshGenerator generator, byte[] onnx) {
        this.generator = generator;
        this.session = new DirectSession("the generator", onnx, 1);
    }

    /** uint8 NHWC. */
    public byte[] images(int count, long seed) {
        byte[] images = new byte[count * generator.imageBytes()];
        run(latents(count, seed), Set.of("images"), result -> bytes(result.get(0))
                .get(images));
        return images;
    }

    /** What a version's golden sample holds: the latents and what comes of them. */
    public Map<String, Tensor> golden(int count, long seed) {
        Tensor latents = latents(count, seed);
        Map<String, Tensor> golden = new TreeMap<>(Map.of("latents", latents));
        long[] sides = {
            count,
            generator.resolution(),
            generator.resolution(),
            generator.network().colours()
        };
        run(latents, Set.of("images", "raw"), result -> {
            golden.put(
                    "images",
                    new Tensor(Tensor.Type.U8, sides, copy(result.get("images").orElseThrow())));
            golden.put(
                    "raw",
                    new Tensor(Tensor.Type.F32, sides, copy(result.get("raw").orElseThrow())));
        });
        return golden;
    }

    private Tensor latents(int count, long seed) {
        int size = generator.network().latentSize();
        return Tensor.of(Latents.normal(seed, 0, count, size), count, size);
    }

    private interface Reader {
        void read(OrtSession.Result result);
    }

    private void run(Tensor latents, Set<String> outputs, Reader reader) {
        try (OnnxTensor in = OnnxTensor.createTensor(
                        session.environment(), FloatBuffer.wrap(latents.floats()), latents.shape());
                OrtSession.Result result = session.run(Map.of("latents", in), outputs)) {
            reader.read(result);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer copy(OnnxValue value) {
        ByteBuffer bytes = bytes(value);
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private static ByteBuffer bytes(OnnxValue value) {
        return ((OnnxTensor) value).getByteBuffer();
    }

    @Override
    public void close() {
        session.close();
    }
}

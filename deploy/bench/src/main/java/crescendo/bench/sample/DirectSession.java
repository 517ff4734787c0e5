package crescendo.bench.sample;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.cli.Complaint;
import java.util.Map;
import java.util.Set;

/** A network that is open in ONNX Runtime alone, with the options of the inference service. */
public final class DirectSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /**
     * Opens it.
     *
     * @param what    names the file in the complaint
     * @param threads of a run
     */
    public DirectSession(String what, byte[] onnx, int threads) {
        this(what, onnx, threads, false);
    }

    /** @param spinning whether threads without work wait for it in a loop */
    public DirectSession(String what, byte[] onnx, int threads, boolean spinning) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
            session = environment.createSession(onnx, options);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime does not take " + what + ": " + e.getMessage(), e);
        }
    }

    public OrtEnvironment environment() {
        return environment;
    }

    /** What comes out, to be closed. */
    public OrtSession.Result run(Map<String, ? extends OnnxTensorLike> inputs, Set<String> outputs)
            throws OrtException {
        return session.run(inputs, outputs);
    }

    /** What comes out is written where it is to be. */
    public void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) throws OrtException {
        session.run(inputs, outputs).close();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the session", e);
        }
    }
}

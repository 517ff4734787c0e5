package crescendo.inference.runtime.upscaler;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.OnnxRuntime;
import java.util.Map;
import java.util.Set;

/** A network in ONNX Runtime. Many threads may run it at once; whoever closes it knows that none does. */
final class Graph implements AutoCloseable {
    private final OnnxRuntime runtime;
    private final OrtSession session;
    private boolean closed;
    private int shrinking; // whoever closes it meanwhile does not wait: it is closed at the end of that

    Graph(OnnxRuntime runtime, OrtSession session) {
        this.runtime = runtime;
        this.session = session;
    }

    Set<String> inputs() {
        return session.getInputNames();
    }

    Set<String> outputs() {
        return session.getOutputNames();
    }

    /** @throws IllegalStateException where ONNX Runtime fails */
    void run(Port in, Port out) {
        run(in, out, null);
    }

    private void run(Port in, Port out, RunOptions options) {
        try (OnnxTensor small = in.tensor(runtime.environment());
                OnnxTensor large = out.tensor(runtime.environment())) {
            session.run(Map.of(in.name(), small), Set.of(), Map.of(out.name(), large), options)
                    .close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    /**
     * Gives back what ONNX Runtime keeps of memory for another run as large as the largest, which it does at the end of a run only.
     * Others may run it meanwhile, or close it: then nothing is done, or it is closed at the end. Nor is it on a GPU.
     *
     * @throws IllegalStateException where ONNX Runtime fails
     */
    void shrink(Port in, Port out) {
        if (runtime.device().kind() != Device.Kind.CPU || !begins()) {
            return;
        }
        try (RunOptions options = new RunOptions()) {
            options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            run(in, out, options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime gives no memory back: " + e.getMessage(), e);
        } finally {
            ends();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean begins() {
        shrinking += closed ? 0 : 1;
        return !closed;
    }

    private synchronized void ends() {
        shrinking--;
        if (closed && shrinking == 0) {
            closeSession();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (shrinking == 0) {
            closeSession();
        }
    }

    private void closeSession() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the session: " + e.getMessage(), e);
        }
    }
}

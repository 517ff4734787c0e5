package crescendo.measure.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * Opens networks.
 *
 * @param threads that one run uses: few, since a trainer may need the cores
 * @param batch images of one run at most
 */
public record OnnxRuntime(int threads, int batch) {
    public OnnxRuntime {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        if (batch < 1) throw new IllegalArgumentException("batch must be at least 1, not " + batch);
    }

    OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment("crescendo");
    }

    /**
     * A session on these bytes; the caller closes it.
     *
     * @param what names the file in the error
     * @throws UnusableNetwork where ONNX Runtime does not take the file
     */
    OrtSession open(String what, byte[] onnx) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // a file that fails is told by the exception, which somebody may expect
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return environment().createSession(onnx, options);
        } catch (OrtException e) {
            throw new UnusableNetwork("ONNX Runtime does not take " + what + ": " + e.getMessage(), e);
        }
    }
}

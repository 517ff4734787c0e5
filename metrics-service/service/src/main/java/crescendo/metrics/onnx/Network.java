package crescendo.metrics.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An open ONNX file of which one output is used. */
final class Network implements AutoCloseable {
    private final String what;
    private final String output;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /** Makes an input of one run. */
    @FunctionalInterface
    interface Feed {
        OnnxTensor tensor(OrtEnvironment environment) throws OrtException;
    }

    /** Takes what it needs from the output, which is gone afterwards. */
    @FunctionalInterface
    interface Sink {
        void take(OnnxTensor output) throws OrtException;
    }

    /**
     * @param what names the file in errors
     * @param fed names of all its inputs
     * @throws UnusableNetwork where the file cannot be opened, wants other inputs, or gives no such output
     */
    Network(OnnxRuntime runtime, String what, byte[] onnx, Set<String> fed, String output) {
        this.what = what;
        this.output = output;
        this.environment = runtime.environment();
        this.session = runtime.open(what, onnx);
        Set<String> inputs = session.getInputNames();
        Set<String> outputs = session.getOutputNames();
        if (!inputs.equals(fed) || !outputs.contains(output)) {
            close();
            throw new UnusableNetwork(what + " takes " + inputs + " and gives " + outputs + "; needed are " + fed
                    + " in and " + output + " out");
        }
    }

    /** An input's shape; −1 for the batch. */
    long[] inputShape(String input) {
        return shape(input, inputs());
    }

    /** The output's shape; −1 for the batch. */
    long[] outputShape() {
        return shape(output, outputs());
    }

    /** @param feeds one for each input by its name */
    void run(Map<String, Feed> feeds, Sink sink) {
        Map<String, OnnxTensor> fed = new TreeMap<>();
        try {
            for (Map.Entry<String, Feed> feed : feeds.entrySet())
                fed.put(feed.getKey(), feed.getValue().tensor(environment));
            try (OrtSession.Result result = session.run(fed, Set.of(output))) {
                sink.take((OnnxTensor) result.get(0));
            }
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private Map<String, NodeInfo> inputs() {
        try {
            return session.getInputInfo();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private Map<String, NodeInfo> outputs() {
        try {
            return session.getOutputInfo();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private long[] shape(String port, Map<String, NodeInfo> ports) {
        if (ports.get(port).getInfo() instanceof TensorInfo tensor) return tensor.getShape();
        throw new UnusableNetwork(what + ": " + port + " is no tensor");
    }

    private UnusableNetwork failed(OrtException e) {
        return new UnusableNetwork("ONNX Runtime failed on " + what + ": " + e.getMessage(), e);
    }
}

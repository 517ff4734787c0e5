package crescendo.measure.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An open ONNX file of which some outputs are used. */
public final class Network implements AutoCloseable {
    private final String what;
    private final Set<String> used;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /** Makes an input of one run. */
    @FunctionalInterface
    public interface Feed {
        OnnxTensor tensor(OrtEnvironment environment) throws OrtException;
    }

    /** Takes what it needs from an output, which is gone afterwards. */
    @FunctionalInterface
    public interface Sink {
        void take(String output, OnnxTensor values) throws OrtException;
    }

    /**
     * @param what names the file in errors
     * @param fed names of all its inputs
     * @param needed outputs that it must give
     * @param welcome outputs that are used where it gives them
     * @throws UnusableNetwork where the file cannot be opened, wants other inputs, or lacks an output
     */
    public Network(
            OnnxRuntime runtime, String what, byte[] onnx, Set<String> fed, Set<String> needed, Set<String> welcome) {
        this.what = what;
        this.environment = runtime.environment();
        this.session = runtime.open(what, onnx);
        Set<String> inputs = session.getInputNames();
        Set<String> outputs = session.getOutputNames();
        if (!inputs.equals(fed) || !outputs.containsAll(needed)) {
            close();
            throw new UnusableNetwork(what + " takes " + inputs + " and gives " + outputs + "; needed are " + fed
                    + " in and " + needed + " out");
        }
        this.used = new TreeSet<>(needed);
        welcome.stream().filter(outputs::contains).forEach(used::add);
    }

    /** An input's shape; −1 for the batch. */
    public long[] inputShape(String input) {
        return shape(input, inputs());
    }

    /** An output's shape; −1 for the batch. */
    public long[] outputShape(String output) {
        return shape(output, outputs());
    }

    /** Whether it gives an output that was needed or welcome. */
    public boolean gives(String output) {
        return used.contains(output);
    }

    /**
     * Runs once; several threads may.
     *
     * @param feeds one for each input by its name
     * @param sink called with each used output
     */
    public void run(Map<String, Feed> feeds, Sink sink) {
        Map<String, OnnxTensor> fed = new TreeMap<>();
        try {
            for (Map.Entry<String, Feed> feed : feeds.entrySet())
                fed.put(feed.getKey(), feed.getValue().tensor(environment));
            try (OrtSession.Result result = session.run(fed, used)) {
                for (Map.Entry<String, OnnxValue> output : result)
                    sink.take(output.getKey(), (OnnxTensor) output.getValue());
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

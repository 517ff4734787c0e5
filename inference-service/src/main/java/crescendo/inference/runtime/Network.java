package crescendo.inference.runtime;

/** A network that is open in ONNX Runtime; close it when nothing runs it. */
public interface Network extends AutoCloseable {
    @Override
    void close();
}

package crescendo.inference.runtime.onnx;

import crescendo.inference.runtime.ModelFile.Part;

/**
 * Where something stands in a file.
 *
 * @param from its first byte, from 0
 * @param to   the first byte behind it
 */
public record Place(long from, long to) {
    /** Bytes that take it. */
    public Part with(byte[] bytes) {
        return new Part(from, to, bytes);
    }
}

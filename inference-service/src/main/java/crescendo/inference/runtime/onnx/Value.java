package crescendo.inference.runtime.onnx;

import java.util.Optional;

/**
 * An input or output of a graph.
 *
 * @param place   as a field of its graph
 * @param element of which type it is, where it is a tensor
 */
public record Value(Place place, String name, Optional<Element> element) {
    /** A number for float32. */
    public static final int FLOAT = 1;

    /** A number for bytes. */
    public static final int UINT8 = 2;

    /** The type of a tensor's elements. @param place of the number alone */
    public record Element(int type, Place place) {}

    /** Whether it is a tensor of such elements. */
    public boolean isOf(int type) {
        return element.filter(its -> its.type() == type).isPresent();
    }
}

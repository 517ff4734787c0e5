package crescendo.inference.runtime.onnx;

/** Numbers of fields in {@code onnx.proto}. */
final class Fields {
    static final int GRAPH = 7; // of a model

    static final int NODE = 1; // of a graph
    static final int INPUT = 11;
    static final int OUTPUT = 12;

    static final int READS = 1; // of a node
    static final int GIVES = 2;
    static final int NODE_NAME = 3;
    static final int OPERATOR = 4;
    static final int ATTRIBUTE = 5;
    static final int DOMAIN = 7;

    static final int NAME = 1; // of an input or output
    static final int TYPE = 2;
    static final int TENSOR = 1; // of a type
    static final int ELEMENT = 1; // of a tensor's type
    static final int SHAPE = 2;
    static final int SIDE = 1; // of a shape
    static final int LENGTH = 1; // of a side

    private Fields() {}
}

package crescendo.measure.interpolation;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of two graphs, which must be the same in the same order; their own names say nothing. */
record Nodes(Parent from, Parent to) {
    private static final int SHOWN = 80;

    /** @throws UnlikeNetworks naming the first node in which they differ */
    void requireAlike(List<NodeProto> one, List<NodeProto> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) requireAlike(i, one.get(i), other.get(i));
        if (one.size() > other.size())
            throw UnlikeNetworks.lacking(named(other.size(), one.get(other.size())), from, to);
        if (other.size() > one.size()) throw UnlikeNetworks.lacking(named(one.size(), other.get(one.size())), to, from);
    }

    private void requireAlike(int at, NodeProto one, NodeProto other) {
        if (!operator(one).equals(operator(other)))
            throw UnlikeNetworks.in("node " + at, from, operator(one), to, operator(other));
        String node = named(at, one);
        if (!one.getInputList().equals(other.getInputList()))
            throw UnlikeNetworks.in("what feeds " + node, from, one.getInputList(), to, other.getInputList());
        if (!one.getOutputList().equals(other.getOutputList()))
            throw UnlikeNetworks.in("what comes out of " + node, from, one.getOutputList(), to, other.getOutputList());
        Map<String, AttributeProto> here = attributes(one);
        Map<String, AttributeProto> there = attributes(other);
        here.forEach((name, attribute) -> {
            AttributeProto another = there.get(name);
            if (another != null && isTensor(attribute) && isTensor(another) && !attribute.equals(another))
                throw UnlikeNetworks.values(name + " of " + node, from, to);
            if (!attribute.equals(another))
                throw UnlikeNetworks.in(name + " of " + node, from, shown(attribute), to, shown(another));
        });
        there.keySet().stream()
                .filter(name -> !here.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw UnlikeNetworks.lacking(name + " of " + node, to, from);
                });
    }

    private static boolean isTensor(AttributeProto attribute) {
        return attribute.getType() == AttributeType.TENSOR;
    }

    private static String named(int at, NodeProto node) {
        return "node " + at + " (" + operator(node) + " " + String.join(", ", node.getOutputList()) + ")";
    }

    private static String operator(NodeProto node) {
        return node.getDomain().isEmpty() ? node.getOpType() : node.getDomain() + "." + node.getOpType();
    }

    private static Map<String, AttributeProto> attributes(NodeProto node) {
        Map<String, AttributeProto> named = new LinkedHashMap<>();
        node.getAttributeList().forEach(attribute -> named.put(attribute.getName(), attribute));
        return named;
    }

    private static String shown(AttributeProto attribute) {
        if (attribute == null) return "absent";
        String text =
                switch (attribute.getType()) {
                    case INT -> Long.toString(attribute.getI());
                    case FLOAT -> Float.toString(attribute.getF());
                    case STRING -> attribute.getS().toStringUtf8();
                    case INTS -> attribute.getIntsList().toString();
                    case FLOATS -> attribute.getFloatsList().toString();
                    default -> "a " + attribute.getType() + " of " + attribute.getSerializedSize() + " bytes";
                };
        return text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
    }
}

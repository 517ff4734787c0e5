package crescendo.trainer.tower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Gives every operation a device. {@code addGradients} sets none, and TensorFlow would compute the gradients of all towers on
 * the first. An operation that reads from one tower alone belongs there; one that reads from several, or from none, is
 * shared. What is shared reaches any tower without making an operation its own: variables, α, the slopes of a loss.
 */
public final class Placement {
    private static final String HANDLE = "VarHandleOp";

    private final String shared;
    private final Map<String, String> towers = new HashMap<>(); // by operation; those that are shared are not in it
    private final Set<String> handles = new HashSet<>();

    private Placement(TowerDevices devices) {
        shared = devices.shared().toString();
    }

    /**
     * A graph whose operations are placed and have the names that they had, for sessions to run: the one that was drawn, where
     * there is nothing to place.
     */
    public static Graph placed(Graph drawn, TowerDevices devices) {
        if (devices.towers().isEmpty()) return drawn;
        Graph placed = new Graph();
        placed.importGraphDef(placed(drawn.toGraphDef(), devices));
        return placed;
    }

    /** @param devices of the towers' own operations, which have theirs already */
    static GraphDef placed(GraphDef graph, TowerDevices devices) {
        return new Placement(devices).placed(graph);
    }

    private GraphDef placed(GraphDef graph) {
        List<NodeDef> nodes = graph.getNodeList(); // each after those that it reads from
        for (NodeDef node : nodes) place(node);
        takeConstantsToTheirReaders(nodes);
        GraphDef.Builder result = graph.toBuilder();
        for (NodeDef.Builder node : result.getNodeBuilderList())
            node.setDevice(towers.getOrDefault(node.getName(), shared));
        return result.build();
    }

    private void place(NodeDef node) {
        if (node.getOp().equals(HANDLE)) handles.add(node.getName());
        if (!node.getDevice().isEmpty()) {
            towers.put(node.getName(), node.getDevice());
            return;
        }
        List<String> sources = sources(node);
        if (sources.stream().anyMatch(handles::contains)) return; // a variable is read and written where it is
        List<String> read = sources.stream()
                .filter(towers::containsKey)
                .map(towers::get)
                .distinct()
                .toList();
        if (read.size() == 1) towers.put(node.getName(), read.get(0));
    }

    /** A constant that one tower alone reads need not travel. */
    private void takeConstantsToTheirReaders(List<NodeDef> nodes) {
        Map<String, Set<String>> readers = new HashMap<>();
        for (NodeDef node : nodes)
            for (String source : sources(node))
                readers.computeIfAbsent(source, name -> new HashSet<>())
                        .add(towers.getOrDefault(node.getName(), shared));
        for (NodeDef node : nodes) {
            Set<String> devices = readers.getOrDefault(node.getName(), Set.of());
            if (node.getOp().equals("Const") && node.getDevice().isEmpty() && devices.size() == 1)
                towers.put(node.getName(), devices.iterator().next());
        }
    }

    /** The operations whose results a node reads. */
    private static List<String> sources(NodeDef node) {
        List<String> sources = new ArrayList<>();
        for (String input : node.getInputList()) if (!input.startsWith("^")) sources.add(input.split(":", 2)[0]);
        return sources;
    }
}

package crescendo.trainer.ops.tf;

import crescendo.contracts.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * The resource variables of a graph by name, with what reads and writes them from outside, in any session of the graph or of
 * a copy of it.
 */
public final class VariableBank<F extends TFloating> {
    private record Variable<F extends TFloating>(
            List<Integer> shape, Operand<? extends TType> handle, Operand<F> read, Operand<F> next, Op assign) {}

    private final TypedGraph<F> graph;
    private final Map<String, Variable<F>> variables = new LinkedHashMap<>();

    public VariableBank(TypedGraph<F> graph) {
        this.graph = graph;
    }

    public TypedGraph<F> graph() {
        return graph;
    }

    /** A new variable; its value is undefined until it is {@link #write written}. */
    public void create(String name, List<Integer> shape) {
        if (variables.containsKey(name)) throw new IllegalStateException("variable " + name + " exists already");
        var tf = graph.ops();
        Shape sides = Shape.of(shape.stream().mapToLong(Integer::longValue).toArray());
        var handle = tf.varHandleOp(graph.type(), sides, VarHandleOp.sharedName(name));
        var next = tf.placeholder(graph.type(), Placeholder.shape(sides));
        var assign = tf.assignVariableOp(handle, next);
        variables.put(name, new Variable<>(shape, handle, tf.readVariableOp(handle, graph.type()), next, assign));
    }

    public boolean has(String name) {
        return variables.containsKey(name);
    }

    public Set<String> names() {
        return variables.keySet();
    }

    public List<Integer> shape(String name) {
        return variable(name).shape();
    }

    public Operand<? extends TType> handle(String name) {
        return variable(name).handle();
    }

    /** The value at the start of a run. */
    public Operand<F> read(String name) {
        return variable(name).read();
    }

    /** Sets the variables named by the map, which must exist. */
    public void write(Session session, Map<String, Tensor> values) {
        if (values.isEmpty()) return; // a run must have something to do
        List<org.tensorflow.Tensor> fed = new ArrayList<>();
        try (HostTensors.Closing closing = () -> HostTensors.closeAll(fed)) {
            Session.Runner runner = session.runner();
            values.forEach((name, value) -> {
                var tensor = HostTensors.toTensorFlow(value);
                fed.add(tensor);
                runner.feed(variable(name).next().op().name(), tensor)
                        .addTarget(variable(name).assign().op().name());
            });
            runner.run().close();
        }
    }

    /** The values of the named variables. */
    public Map<String, Tensor> values(Session session, Collection<String> names) {
        Session.Runner runner = session.runner();
        names.forEach(name -> runner.fetch(variable(name).read().op().name()));
        Map<String, Tensor> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            int i = 0;
            for (String name : names) values.put(name, HostTensors.fromTensorFlow(result.get(i++)));
        }
        return values;
    }

    private Variable<F> variable(String name) {
        Variable<F> variable = variables.get(name);
        if (variable == null) throw new IllegalArgumentException("there is no variable " + name);
        return variable;
    }
}

package crescendo.trainer.tower;

import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.trainer.ops.tf.ParameterScope;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Data parallel application of networks: each tower takes a share of the batch, all take the same parameters. What comes out
 * is put together again, so that losses, and means over the batch within them, are those of the whole.
 *
 * @param graph of all that is shared
 */
public record Towers<F extends TFloating>(TypedGraph<F> graph, TowerDevices devices, Statistics statistics) {
    /** One application of a network. */
    public TowerOps<F> ops(ParameterScope<F> scope) {
        List<TfOps<F>> towers = devices.towers().isEmpty()
                ? List.of(new TfOps<>(graph, scope))
                : devices.towers().stream()
                        .map(device -> new TfOps<>(on(device), scope))
                        .toList();
        return new TowerOps<>(this, towers, new TfOps<>(graph, scope));
    }

    private TypedGraph<F> on(org.tensorflow.DeviceSpec device) {
        return new TypedGraph<>(graph.graph(), graph.ops().withDevice(device), graph.type(), graph.precision());
    }

    int count() {
        return Math.max(1, devices.towers().size());
    }

    /** [batch, …] in equal shares. */
    public Shares<F> shared(Operand<F> batch) {
        if (count() == 1) return new Shares<>(List.of(batch));
        long images = batch.shape().get(0);
        if (images % count() != 0)
            throw new IllegalArgumentException(count() + " towers cannot share " + images + " images evenly");
        var tf = graph.ops();
        return new Shares<>(
                List.copyOf(tf.split(tf.constant(0), batch, (long) count()).output()));
    }

    /** The same for each tower, such as a scalar. */
    public Shares<F> same(Operand<F> value) {
        return new Shares<>(Collections.nCopies(count(), value));
    }

    /** The shares as the batch that they are of. */
    public Operand<F> whole(Shares<F> shares) {
        if (count() == 1) return shares.parts().get(0);
        return graph.ops().concat(shares.parts(), graph.ops().constant(0));
    }
}

package crescendo.trainer.gan;

import crescendo.contracts.recipe.Execution;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.tower.LocalDevices;
import crescendo.trainer.tower.TowerDevices;

/**
 * How a step is laid out over time and devices.
 *
 * @param execution what the recipe says of it
 * @param precision what was chosen, where the recipe leaves the choice
 * @param devices as many as it asks for
 */
public record Layout(Execution execution, Precision precision, TowerDevices devices) {
    /** Whole minibatches on one device, in float32. */
    public static final Layout PLAIN = new Layout(Execution.PLAIN, Precision.FULL, LocalDevices.ONE);
}

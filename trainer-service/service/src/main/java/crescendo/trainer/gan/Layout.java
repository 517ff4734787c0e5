package crescendo.trainer.gan;

import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.trainer.tower.LocalDevices;
import crescendo.trainer.tower.TowerDevices;
import java.util.TreeMap;

/**
 * How a step is laid out over time and devices.
 *
 * @param execution what the recipe says of it
 * @param devices as many as it asks for
 */
public record Layout(Execution execution, TowerDevices devices) {
    /** Whole minibatches on one device. */
    public static final Layout PLAIN =
            new Layout(new Execution(new TreeMap<>(), 1, Statistics.TOWER), LocalDevices.ONE);
}

package crescendo.trainer.gan;

import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.optimise.Descent;
import crescendo.trainer.portion.Portion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How a network is improved once: a run for each micro-batch, of which all but the last gather slopes.
 *
 * @param means scalars that tell how things stand, of which a step finds the mean over its runs
 * @param sums scalars that the last run alone tells, for the whole minibatch
 * @param gathering what all runs but the last do
 * @param improving what the last one does
 */
record Update(
        Map<String, Operand<TFloat32>> means,
        Map<String, Operand<TFloat32>> sums,
        List<Op> gathering,
        List<Op> improving) {
    /** @param followers what happens once the parameters are new */
    static Update of(Map<String, Operand<TFloat32>> means, Descent.Step step, List<Op> followers) {
        List<Op> last = new ArrayList<>(step.improving());
        last.addAll(followers);
        last.addAll(step.finishing());
        return new Update(means, step.figures(), step.gathering(), last);
    }

    /**
     * Improves the network.
     *
     * @param portion that a run is about
     * @param feeding of a new run with all but the portion's index
     * @param how a run is made
     * @return what was found, by name
     */
    Map<String, Double> run(Portion portion, Supplier<Session.Runner> feeding, Function<Session.Runner, Result> how) {
        Map<String, Double> found = new LinkedHashMap<>();
        int parts = portion.count();
        for (int part = 0; part < parts; part++) {
            boolean last = part == parts - 1;
            Session.Runner runner = feeding.get();
            (last ? improving : gathering)
                    .forEach(op -> runner.addTarget(op.op().name()));
            Map<String, Operand<TFloat32>> told = new LinkedHashMap<>(means);
            if (last) told.putAll(sums);
            told.values().forEach(figure -> runner.fetch(Sessions.name(figure)));
            try (var index = TInt32.scalarOf(part);
                    Result result = how.apply(runner.feed(Sessions.name(portion.index()), index))) {
                int i = 0;
                for (String name : told.keySet()) {
                    double figure = ((TFloat32) result.get(i++)).getFloat();
                    found.merge(name, means.containsKey(name) ? figure / parts : figure, Double::sum);
                }
            }
        }
        return found;
    }
}

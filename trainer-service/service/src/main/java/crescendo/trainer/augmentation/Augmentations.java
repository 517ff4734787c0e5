package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Several augmentations one after the other; none of them is the identity. */
public record Augmentations(List<Augmentation> steps) {
    public static final Augmentations NONE = new Augmentations(List.of());

    public Augmentations {
        steps = List.copyOf(steps);
    }

    /**
     * Changes each image in a way of its own, a pure function of what is drawn for it.
     *
     * @param images [n, height, width, colours], nominally in [−1, 1], n known
     */
    public <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, Draws<F> draws) {
        if (steps.isEmpty()) return images;
        int needed = steps.stream().mapToInt(Augmentation::chances).sum();
        Operand<F> drawn = draws.uniform(needed, 1, 1);
        Operand<F> changed = images;
        int used = 0;
        for (Augmentation step : steps) {
            List<Operand<F>> chances = new ArrayList<>();
            for (int i = 0; i < step.chances(); i++) chances.add(column(graph, drawn, used++));
            changed = step.of(graph, changed, chances);
        }
        return changed;
    }

    private static <F extends TFloating> Operand<F> column(TypedGraph<F> graph, Operand<F> drawn, int column) {
        var tf = graph.ops();
        long batch = drawn.shape().get(0);
        return tf.slice(drawn, tf.constant(new long[] {0, column, 0, 0}), tf.constant(new long[] {batch, 1, 1, 1}));
    }
}

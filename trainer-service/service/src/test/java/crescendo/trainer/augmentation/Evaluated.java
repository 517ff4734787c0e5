package crescendo.trainer.augmentation;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.TypedGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat64;

/** What TensorFlow makes of images, in float64. */
final class Evaluated {
    /** Images as numbers, and how they are laid out. */
    record Images(double[] values, long... shape) {
        /** Each number like no other. */
        static Images different(long... shape) {
            int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            double[] values = new double[count];
            for (int i = 0; i < count; i++) values[i] = Math.sin(1 + i * 0.7) * 0.9;
            return new Images(values, shape);
        }

        double at(int image, int row, int column, int colour) {
            return values[(int) (((image * shape[1] + row) * shape[2] + column) * shape[3]) + colour];
        }
    }

    private Evaluated() {}

    /** @param chances the same for all images */
    static Images of(Augmentation augmentation, Images images, double... chances) {
        return of(images, (graph, x) -> augmentation.of(graph, x, constants(graph, x, chances)));
    }

    static Images of(Images images, BiFunction<TypedGraph<TFloat64>, Operand<TFloat64>, Operand<TFloat64>> change) {
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat64> graph = TypedGraph.float64(tensorFlow);
            var tf = graph.ops();
            Operand<TFloat64> fed = tf.reshape(tf.constant(images.values), tf.constant(images.shape));
            Operand<TFloat64> changed = change.apply(graph, fed);
            try (Session session = Sessions.open(tensorFlow, 1);
                    Result result = session.runner().fetch(changed).run()) {
                Tensor tensor = HostTensors.fromTensorFlow(result.get(0));
                double[] values = new double[(int) tensor.elements()];
                tensor.data().asDoubleBuffer().get(values);
                return new Images(values, tensor.shape());
            }
        }
    }

    static List<Operand<TFloat64>> constants(TypedGraph<TFloat64> graph, Operand<TFloat64> images, double... chances) {
        int batch = Math.toIntExact(images.shape().get(0));
        List<Operand<TFloat64>> all = new ArrayList<>();
        for (double chance : chances) {
            double[] each = new double[batch];
            Arrays.fill(each, chance);
            all.add(graph.ops().reshape(graph.ops().constant(each), graph.ops().constant(new int[] {batch, 1, 1, 1})));
        }
        return all;
    }
}

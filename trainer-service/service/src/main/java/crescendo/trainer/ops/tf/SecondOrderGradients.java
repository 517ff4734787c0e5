package crescendo.trainer.ops.tf;

import static org.tensorflow.internal.c_api.global.tensorflow.TFJ_HasGradient;
import static org.tensorflow.internal.c_api.global.tensorflow.TFJ_RegisterCustomGradient;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TFJ_GradFuncAdapter;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.types.family.TNumber;

/**
 * Gradients for the gradient ops that TensorFlow's C++ registry leaves out (TanhGrad, SqrtGrad, …), so that
 * {@code Graph.addGradients} can be applied to its own result, as WGAN-GP and R1 do.
 */
final class SecondOrderGradients {
    /**
     * The gradients of op's inputs, one for each, {@code zerosLike(input)} where there is none. A rule reads {@code op.input(i)},
     * but never {@code op.inputs()} nor a shape: those wait forever for the graph's lock, which {@code addGradients} holds. It
     * must not throw: the graph would go on building every later op without its lock and without a name.
     */
    private interface Rule {
        List<Operand<?>> apply(Ops tf, GraphOperation op, Operand<TNumber> g);
    }

    /** For an elementwise gradient op, z = dy · s(v): the derivative s′(v). */
    private interface Slope {
        Operand<TNumber> at(Ops tf, Operand<TNumber> v);
    }

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static { // XGrad(y, dy) has its value y = X(x) at 0; XGrad(dy, v) has it at 1: x, or for Elu and Selu y
        elementwise("SqrtGrad", 0, (tf, y) -> tf.math.div(num(tf, -0.5, y), tf.math.square(y))); // s = 1 / 2y
        elementwise("RsqrtGrad", 0, (tf, y) -> tf.math.mul(num(tf, -1.5, y), tf.math.square(y))); // s = −y³ / 2
        elementwise("TanhGrad", 0, (tf, y) -> tf.math.mul(num(tf, -2, y), y)); // s = 1 − y²
        elementwise("SigmoidGrad", 0, (tf, y) -> tf.math.sub(num(tf, 1, y), tf.math.add(y, y))); // s = y − y²
        elementwise("ReciprocalGrad", 0, (tf, y) -> tf.math.mul(num(tf, -2, y), y)); // s = −y²
        elementwise("SoftplusGrad", 1, (tf, x) -> tf.math.mul(tf.math.sigmoid(x), tf.math.sigmoid(tf.math.neg(x))));
        elementwise("ReluGrad", 1, null);
        elementwise("Relu6Grad", 1, null);
        elementwise("EluGrad", 1, SecondOrderGradients::whereNegative);
        elementwise("SeluGrad", 1, SecondOrderGradients::whereNegative);
        elementwise("SoftsignGrad", 1, SecondOrderGradients::softsign);
        RULES.put("OnesLike", (tf, op, g) -> List.of(tf.zerosLike(in(op, 0)))); // what addGradients itself starts from
        RULES.put("AvgPoolGrad", SecondOrderGradients::averagePool);
    }

    // ONE adapter for all op types. JavaCPP has ten native callbacks for the class; an eleventh adapter registers
    // without
    // complaint and crashes the JVM when called. Static, because native code keeps only the bare function pointer.
    private static final TFJ_GradFuncAdapter ADAPTER =
            RawCustomGradient.adapter((tf, op, grads) -> RULES.get(op.type()).apply(tf, op, number(grads.get(0))));

    private static boolean registered;

    private SecondOrderGradients() {}

    static synchronized void register() {
        if (registered) return;
        ADAPTER.retainReference(); // else a PointerScope open in the caller frees it when it closes
        for (String type :
                RULES.keySet()) { // a gradient that is there already (in a later TensorFlow) cannot be replaced
            if (!TFJ_HasGradient(type) && !TFJ_RegisterCustomGradient(type, ADAPTER))
                throw new IllegalStateException("TensorFlow refused a gradient for " + type);
        }
        registered = true;
    }

    /** XGrad is linear in dy, so its gradient there is the same op on g, and the rules serve any order. */
    private static void elementwise(String type, int valueAt, Slope slope) {
        RULES.put(type, (tf, op, g) -> {
            Operand<TNumber> value = in(op, valueAt);
            Operand<TNumber> dy = in(op, 1 - valueAt);
            Operand<TNumber> toValue =
                    slope == null ? tf.zerosLike(value) : tf.math.mul(tf.math.mul(g, dy), slope.at(tf, value));
            Operand<?> toDy = tf.scope()
                    .opBuilder(type, type)
                    .addInput((valueAt == 0 ? value : g).asOutput())
                    .addInput((valueAt == 0 ? g : value).asOutput())
                    .build()
                    .output(0);
            return valueAt == 0 ? List.of(toValue, toDy) : List.of(toDy, toValue);
        });
    }

    private static Operand<TNumber> whereNegative(Ops tf, Operand<TNumber> y) {
        return tf.dtypes.cast(tf.math.less(y, num(tf, 0, y)), y.type());
    }

    /** s = 1 / (1 + |x|)². */
    private static Operand<TNumber> softsign(Ops tf, Operand<TNumber> x) {
        Operand<TNumber> reach = tf.math.add(num(tf, 1, x), tf.math.abs(x));
        return tf.math.div(tf.math.mul(num(tf, -2, x), tf.math.sign(x)), tf.math.pow(reach, num(tf, 3, x)));
    }

    private static List<Operand<?>> averagePool(Ops tf, GraphOperation op, Operand<TNumber> g) {
        Operand<TNumber> pooled = tf.nn.avgPool(
                g,
                longs(op, "ksize"),
                longs(op, "strides"),
                op.attributes().getAttrString("padding"),
                AvgPool.dataFormat(op.attributes().getAttrString("data_format")));
        return List.of(tf.zerosLike(in(op, 0)), pooled);
    }

    private static Operand<TNumber> num(Ops tf, double value, Operand<TNumber> like) {
        return tf.dtypes.cast(tf.constant(value), like.type());
    }

    private static List<Long> longs(GraphOperation op, String attribute) {
        return Arrays.stream(op.attributes().getAttrIntList(attribute)).boxed().toList();
    }

    private static Operand<TNumber> in(GraphOperation op, int i) {
        return number(op.input(i));
    }

    @SuppressWarnings("unchecked") // all ops here take and give numbers
    private static Operand<TNumber> number(Output<?> output) {
        return (Operand<TNumber>) output;
    }
}

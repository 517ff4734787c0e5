package crescendo.trainer.ops.tf;

import crescendo.trainer.model.Parameter;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Where the applications of a network take the values of its parameters from: live, averaged or constant. */
public interface ParameterScope<F extends TFloating> {
    /** The value, made known at the first call and shared from then on. */
    Operand<F> value(Parameter parameter);

    /** The value times a constant; asked for again, the same tensor. */
    Operand<F> scaled(Parameter parameter, double scale);
}

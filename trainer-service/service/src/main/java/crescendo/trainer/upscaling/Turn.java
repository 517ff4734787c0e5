package crescendo.trainer.upscaling;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * A network's turn within a step: what is run, all of it and once, and what it tells.
 *
 * @param figures scalars by name
 */
record Turn(Map<String, Operand<TFloat32>> figures, List<Op> ops) {}

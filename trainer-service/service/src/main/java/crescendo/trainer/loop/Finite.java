package crescendo.trainer.loop;

import crescendo.contracts.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;

/** Looks for NaN and infinity. */
final class Finite {
    private Finite() {}

    static boolean all(Map<String, Tensor> tensors) {
        return tensors.values().stream().allMatch(Finite::all);
    }

    private static boolean all(Tensor tensor) {
        if (tensor.type() != Tensor.Type.F32) {
            return true;
        }
        FloatBuffer values = tensor.data().asFloatBuffer();
        while (values.hasRemaining()) {
            if (!Float.isFinite(values.get())) {
                return false;
            }
        }
        return true;
    }
}

package crescendo.trainer.ops.tf;

import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** The numbers that convolutions multiply. All else, and every sum, is in the number type of the graph. */
public enum Precision {
    /** As wide as the graph's. */
    FULL(TFloat32.class),
    /** bfloat16, the upper half of a float32: as many exponents, 8 significant bits. */
    BFLOAT16(TBfloat16.class),
    /** float16: 11 significant bits, and no number beyond 65504 or, but roughly, below 6e-5. */
    FLOAT16(TFloat16.class);

    private final Class<? extends TFloating> type;

    Precision(Class<? extends TFloating> type) {
        this.type = type;
    }

    /** What is multiplied; not asked for where it is {@link #FULL}. */
    Class<? extends TFloating> type() {
        return type;
    }
}

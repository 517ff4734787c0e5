package crescendo.trainer.ops.tf;

/** The numbers that convolutions multiply. All else, and every sum, is in the number type of the graph. */
public enum Precision {
    /** As wide as the graph's. */
    FULL,
    /** bfloat16, the upper half of a float32: as many exponents, 8 significant bits. */
    BFLOAT16
}

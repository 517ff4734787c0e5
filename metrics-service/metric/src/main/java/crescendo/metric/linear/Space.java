package crescendo.metric.linear;

/**
 * Memory for numbers, taken once for what is measured one after the other: a quarter of a gigabyte is not taken again for each level, nor
 * moved by the collector, as many small arrays are.
 */
public final class Space {
    private float[] floats = new float[0];

    /** At least so many, holding anything; no longer those that were given before. */
    public float[] floats(int count) {
        if (floats.length < count) floats = new float[count];
        return floats;
    }
}

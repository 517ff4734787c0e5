package crescendo.metric.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Inner products of rows that stay with rows that come a few at a time, in memory that BLAS reads where it lies: arrays are copied
 * in and out at each call. For one thread.
 */
public final class Products {
    private final int rows;
    private final int columns;
    private final int depth;
    private final FloatBuffer staying;
    private final FloatBuffer coming;
    private final FloatBuffer products;

    /**
     * @param staying {@code [rows][depth]}
     * @param columns rows that come at once, at most
     */
    public Products(float[] staying, int rows, int depth, int columns) {
        Blas.load();
        this.rows = rows;
        this.columns = columns;
        this.depth = depth;
        this.staying = floats(rows, depth).put(0, staying, 0, rows * depth);
        this.coming = floats(columns, depth);
        this.products = floats(rows, columns);
    }

    private static FloatBuffer floats(int rows, int columns) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(Math.multiplyExact(rows, columns), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Multiplies.
     *
     * @param come {@code [some][depth]}
     * @param into of the first staying row its products, from {@code at} on, and of each further one {@code stride} behind the one before
     */
    public void with(float[] come, int some, float[] into, int at, int stride) {
        if (some > columns) throw new IllegalArgumentException("some must be at most " + columns + ", not " + some);
        coming.put(0, come, 0, some * depth);
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                rows,
                some,
                depth,
                1,
                staying,
                depth,
                coming,
                depth,
                0,
                products,
                some);
        for (int row = 0; row < rows; row++) products.get(row * some, into, at + row * stride, some);
    }
}

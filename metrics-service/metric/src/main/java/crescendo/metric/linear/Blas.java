package crescendo.metric.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.util.concurrent.CompletableFuture;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The products that metrics need, on row-major arrays. Each runs on the thread that asks, so that a value does not depend on
 * how many threads there are; whoever has several shares the rows out.
 */
public final class Blas {
    private Blas() {}

    /** The library, which takes its time to be found. */
    private static final class Library {
        static {
            openblas.blas_set_num_threads(1);
        }

        static void load() {}
    }

    /** Begins to look for the library, beside whatever is done before it is needed. */
    public static void loadAhead() {
        CompletableFuture.runAsync(Library::load);
    }

    static void load() {
        Library.load();
    }

    /**
     * {@code c = a · bᵀ}: the inner product of every row of one with every row of the other.
     *
     * @param a {@code [rows][depth]}
     * @param b {@code [columns][depth]}
     * @param c {@code [rows][columns]}, overwritten
     */
    public static void innerProducts(float[] a, int rows, float[] b, int columns, int depth, float[] c) {
        require(a.length, rows, depth);
        require(b.length, columns, depth);
        require(c.length, rows, columns);
        load();
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, depth, 1, a, depth, b, depth, 0, c, columns);
    }

    /** As {@link #innerProducts(float[], int, float[], int, int, float[])}, in double. */
    public static void innerProducts(double[] a, int rows, double[] b, int columns, int depth, double[] c) {
        require(a.length, rows, depth);
        require(b.length, columns, depth);
        require(c.length, rows, columns);
        load();
        openblas_nolapack.cblas_dgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, depth, 1, a, depth, b, depth, 0, c, columns);
    }

    /**
     * {@code c += aᵀ · b}.
     *
     * @param a {@code [depth][rows]}
     * @param b {@code [depth][columns]}
     * @param c {@code [rows][columns]}
     */
    static void addOuterProducts(double[] a, int rows, double[] b, int columns, int depth, double[] c) {
        require(a.length, depth, rows);
        require(b.length, depth, columns);
        require(c.length, rows, columns);
        load();
        openblas_nolapack.cblas_dgemm(
                CblasRowMajor, CblasTrans, CblasNoTrans, rows, columns, depth, 1, a, rows, b, columns, 1, c, columns);
    }

    private static void require(int length, int rows, int columns) {
        if (length < (long) rows * columns)
            throw new IllegalArgumentException(rows + " rows of " + columns + " do not fit in " + length + " numbers");
    }
}

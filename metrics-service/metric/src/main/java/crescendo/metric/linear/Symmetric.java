package crescendo.metric.linear;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;

/**
 * A symmetric matrix.
 *
 * @param values row-major, {@code size * size}; not copied
 * @param size rows and columns
 */
public record Symmetric(double[] values, int size) {
    private static final byte WITH_VECTORS = 'V';
    private static final byte VALUES_ONLY = 'N';

    public Symmetric {
        if (values.length != (long) size * size)
            throw new IllegalArgumentException(size + " rows and columns are not " + values.length + " numbers");
    }

    public double trace() {
        double trace = 0;
        for (int i = 0; i < size; i++) trace += values[i * size + i];
        return trace;
    }

    /** Eigenvalues, smallest first. */
    public double[] eigenvalues() {
        return decomposed(values.clone(), VALUES_ONLY);
    }

    /** The positive semidefinite square root, where this is positive semidefinite; what lies below zero by rounding counts as zero. */
    public Symmetric squareRoot() {
        double[] vectors = values.clone(); // becomes the eigenvectors, a column each
        double[] eigenvalues = decomposed(vectors, WITH_VECTORS);
        double[] scaled = new double[vectors.length];
        for (int i = 0; i < size; i++)
            for (int k = 0; k < size; k++)
                scaled[i * size + k] = vectors[i * size + k] * Math.sqrt(Math.max(0, eigenvalues[k]));
        double[] root = new double[vectors.length];
        Blas.innerProducts(scaled, size, vectors, size, size, root);
        return new Symmetric(root, size);
    }

    /** this · middle · this. */
    public Symmetric around(Symmetric middle) {
        if (middle.size != size)
            throw new IllegalArgumentException("a matrix of size " + middle.size + " does not fit one of " + size);
        double[] half = new double[values.length];
        double[] whole = new double[values.length];
        Blas.innerProducts(values, size, middle.values, size, size, half);
        Blas.innerProducts(half, size, values, size, size, whole);
        return new Symmetric(whole, size);
    }

    private double[] decomposed(double[] matrix, byte what) {
        double[] eigenvalues = new double[size];
        int info =
                openblas.LAPACKE_dsyevd(openblas.LAPACK_ROW_MAJOR, what, (byte) 'U', size, matrix, size, eigenvalues);
        if (info != 0)
            throw new ArithmeticException(
                    "the eigenvalues of a matrix of size " + size + " do not converge (dsyevd " + info + ")");
        return eigenvalues;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symmetric that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "symmetric " + size + "x" + size;
    }
}

package crescendo.metric.spectrum;

/**
 * The discrete Fourier transform of a row of numbers of one length: halved while it is even (Cooley and Tukey 1965), by its
 * definition once it is odd. Nothing is scaled.
 */
final class Fourier {
    private final int length;
    private final double[] cosines;
    private final double[] sines;

    Fourier(int length) {
        this.length = length;
        this.cosines = new double[length];
        this.sines = new double[length];
        for (int k = 0; k < length; k++) {
            cosines[k] = StrictMath.cos(-2 * Math.PI * k / length);
            sines[k] = StrictMath.sin(-2 * Math.PI * k / length);
        }
    }

    /** A row of complex numbers. */
    record Row(double[] real, double[] imaginary) {
        Row(int length) {
            this(new double[length], new double[length]);
        }
    }

    /** @param out of this length, overwritten; another than {@code in} */
    void transform(Row in, Row out) {
        transform(in, 0, 1, out, 0, length);
    }

    private void transform(Row in, int from, int stride, Row out, int at, int count) {
        if (count % 2 == 1) {
            define(in, from, stride, out, at, count);
            return;
        }
        int half = count / 2;
        transform(in, from, 2 * stride, out, at, half);
        transform(in, from + stride, 2 * stride, out, at + half, half);
        for (int k = 0; k < half; k++) join(out, at + k, at + half + k, k * stride);
    }

    private void join(Row out, int even, int odd, int turn) {
        double real = out.real[odd] * cosines[turn] - out.imaginary[odd] * sines[turn];
        double imaginary = out.real[odd] * sines[turn] + out.imaginary[odd] * cosines[turn];
        out.real[odd] = out.real[even] - real;
        out.imaginary[odd] = out.imaginary[even] - imaginary;
        out.real[even] += real;
        out.imaginary[even] += imaginary;
    }

    private void define(Row in, int from, int stride, Row out, int at, int count) {
        for (int k = 0; k < count; k++) {
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < count; n++) {
                int turn = (int) ((long) k * n % count * stride);
                double x = in.real[from + n * stride];
                double y = in.imaginary[from + n * stride];
                real += x * cosines[turn] - y * sines[turn];
                imaginary += x * sines[turn] + y * cosines[turn];
            }
            out.real[at + k] = real;
            out.imaginary[at + k] = imaginary;
        }
    }
}

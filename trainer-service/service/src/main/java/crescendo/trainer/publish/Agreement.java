package crescendo.trainer.publish;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.loop.ExportMismatch;
import java.util.Arrays;
import java.util.Map;

/** Whether an exported file computes what the network in training does: bytes within one level, numbers within 1e-4 of their range. */
final class Agreement {
    static final double SHARE_OF_RANGE = 1e-4;
    private static final int LEVELS = 1;
    private static final double SMALLEST_RANGE = 1e-3;

    private Agreement() {}

    /** @throws ExportMismatch naming the output and by how much it differs */
    static void require(Map<String, Tensor> trained, Map<String, Tensor> exported) {
        if (!trained.keySet().equals(exported.keySet())) {
            throw new ExportMismatch(
                    "the exported file has the outputs " + exported.keySet() + ", the network has " + trained.keySet());
        }
        trained.forEach((name, expected) -> require(name, expected, exported.get(name)));
    }

    private static void require(String name, Tensor expected, Tensor found) {
        if (expected.type() != found.type() || !Arrays.equals(expected.shape(), found.shape())) {
            throw new ExportMismatch("output " + name + " of the exported file is " + found + ", not " + expected);
        }
        boolean bytes = expected.type() == Tensor.Type.U8;
        double allowed = bytes ? LEVELS : SHARE_OF_RANGE * range(expected.floats());
        double difference =
                bytes ? largest(expected.bytes(), found.bytes()) : largest(expected.floats(), found.floats());
        if (!(difference <= allowed)) {
            throw new ExportMismatch("output " + name + " of the exported file differs by " + difference
                    + " from the network in training; allowed is " + allowed);
        }
    }

    private static double range(float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return Math.max(high - low, SMALLEST_RANGE);
    }

    private static double largest(float[] expected, float[] found) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) expected[i] - found[i]);
            if (!(difference <= largest)) {
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
            }
        }
        return largest;
    }

    private static double largest(byte[] expected, byte[] found) {
        int largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs((expected[i] & 0xff) - (found[i] & 0xff)));
        }
        return largest;
    }
}

package crescendo.measure.generator;

import crescendo.measure.onnx.UnusableNetwork;
import java.util.Arrays;

/** How many classes a file knows that is told them by their numbers: as many as it does not fail on. */
final class ClassCount {
    private ClassCount() {}

    /** @throws UnusableNetwork where it takes every number, or none */
    static int of(Trial trial) {
        if (!takes(trial, 0)) throw new UnusableNetwork("it fails on the class 0; classes are counted from there");
        int taken = 0;
        int failed = 1;
        while (takes(trial, failed)) {
            taken = failed;
            failed *= 2;
            if (taken > Hints.MOST_CLASSES)
                throw new UnusableNetwork(
                        "it takes the class " + taken + " as well, so that its classes cannot be counted: say"
                                + " how many they are (--classes), at most " + Hints.MOST_CLASSES);
        }
        while (failed - taken > 1) {
            int middle = (taken + failed) / 2;
            if (takes(trial, middle)) taken = middle;
            else failed = middle;
        }
        return failed;
    }

    static boolean takes(Trial trial, long label) {
        long[] labels = new long[2];
        Arrays.fill(labels, label);
        try {
            trial.run(trial.latents(0, 2), labels);
            return true;
        } catch (UnusableNetwork refused) {
            return false;
        }
    }
}

package crescendo.trainer.plan;

import crescendo.contracts.schedule.Phase;
import java.util.List;

/**
 * How fast a machine steps: what each part of a step costs, in milliseconds.
 *
 * @param perStep      whatever is trained
 * @param perGiga      10⁹ products
 * @param perMillion   10⁶ numbers that layers put out
 * @param perParameters 10⁶ parameters: their optimiser, their average, and making kernels of them
 */
public record Pace(double perStep, double perGiga, double perMillion, double perParameters) implements StepTimes {
    private static final int ROUNDS = 20_000;
    private static final int PARTS = 4;

    public Pace {
        if (!(perStep >= 0 && perGiga >= 0 && perMillion >= 0 && perParameters >= 0))
            throw new IllegalArgumentException("a pace is 0 or more in all its parts, not " + perStep + ", " + perGiga
                    + ", " + perMillion + ", " + perParameters);
    }

    /** A step of {@code minibatch} images that took {@code millis}. */
    public record Measured(StepWork work, int minibatch, double millis) {
        public Measured {
            if (!(millis > 0)) throw new IllegalArgumentException("millis must be positive, not " + millis);
        }
    }

    @Override
    public double stepMillis(Phase phase, StepWork work) {
        return stepMillis(work, phase.minibatch());
    }

    public double stepMillis(StepWork work, int minibatch) {
        return sum(parts(work, minibatch), new double[] {perStep, perGiga, perMillion, perParameters});
    }

    /**
     * The pace that explains steps best: the least sum of squared relative errors with no part below 0.
     *
     * @param steps that differ in images, layers and parameters; at least as many as a pace has parts
     */
    public static Pace of(List<Measured> steps) {
        if (steps.size() < PARTS)
            throw new IllegalArgumentException(
                    "a pace needs at least " + PARTS + " measured steps, not " + steps.size());
        double[][] rows = steps.stream()
                .map(step -> relative(parts(step.work, step.minibatch), step.millis))
                .toArray(double[][]::new);
        double[] parts = new double[PARTS];
        // one part after the other, as far as the others leave it to explain: the sum is convex, so this ends at its
        // bottom
        for (int round = 0; round < ROUNDS; round++)
            for (int part = 0; part < PARTS; part++) parts[part] = best(rows, parts, part);
        return new Pace(parts[0], parts[1], parts[2], parts[3]);
    }

    private static double best(double[][] rows, double[] parts, int part) {
        double above = 0;
        double below = 0;
        for (double[] row : rows) {
            double left = 1 - sum(row, parts) + row[part] * parts[part];
            above += left * row[part];
            below += row[part] * row[part];
        }
        return below == 0 ? 0 : Math.max(0, above / below);
    }

    private static double[] parts(StepWork work, int minibatch) {
        Work all = work.image().times(minibatch);
        return new double[] {1, all.products() / 1e9, all.values() / 1e6, work.parameters() / 1e6};
    }

    private static double[] relative(double[] parts, double millis) {
        for (int i = 0; i < parts.length; i++) parts[i] /= millis;
        return parts;
    }

    private static double sum(double[] row, double[] weights) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) sum += row[i] * weights[i];
        return sum;
    }
}

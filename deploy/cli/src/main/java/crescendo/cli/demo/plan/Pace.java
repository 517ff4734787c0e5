package crescendo.cli.demo.plan;

/**
 * What the demo's training took on the machine that its recipe was made for; the speed of the classifier, measured anew
 * everywhere, tells how this machine compares.
 *
 * @param classifierImagesPerSecond there
 * @param proGanSeconds             there, from its first step to its last
 */
public record Pace(double classifierImagesPerSecond, double proGanSeconds) {
    /** Less training than this is no demo; the deadline will end it. */
    private static final double LEAST = 0.1;

    public Pace {
        if (!(classifierImagesPerSecond > 0) || !(proGanSeconds > 0)) {
            throw new IllegalArgumentException(
                    "a pace needs numbers above 0, not " + classifierImagesPerSecond + " and " + proGanSeconds);
        }
    }

    /** How long the ProGAN will take here. */
    public double expectedSeconds(double measuredImagesPerSecond) {
        return proGanSeconds * classifierImagesPerSecond / measuredImagesPerSecond;
    }

    /** The share of the recipe's images that can be shown in {@code available} seconds, in [0.1, 1]. */
    public double scale(double measuredImagesPerSecond, double available) {
        double share = available / expectedSeconds(measuredImagesPerSecond);
        return Math.max(LEAST, Math.min(1, share));
    }
}

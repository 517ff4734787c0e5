package crescendo.contracts.recipe;

/**
 * Adam (Kingma and Ba 2015) for both networks.
 *
 * @param resetAtPhases whether its moments start anew at the start and at the end of each fade
 */
public record Optimiser(double learningRate, double beta1, double beta2, double epsilon, boolean resetAtPhases) {}

package crescendo.trainer.optimise;

/** Kingma and Ba 2015; Karras et al. 2018 use 0.001, 0, 0.99 and 1e-8. */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon) {
    public AdamSettings {
        if (!(learningRate > 0))
            throw new IllegalArgumentException("learningRate must be positive, not " + learningRate);
        if (!(beta1 >= 0 && beta1 < 1)) throw new IllegalArgumentException("beta1 must lie in [0, 1), not " + beta1);
        if (!(beta2 >= 0 && beta2 < 1)) throw new IllegalArgumentException("beta2 must lie in [0, 1), not " + beta2);
        if (!(epsilon > 0)) throw new IllegalArgumentException("epsilon must be positive, not " + epsilon);
    }
}

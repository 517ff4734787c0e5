package crescendo.trainer.model;

import crescendo.contracts.recipe.Program;

/** The networks that a recipe describes: the same for training, export and the layer table. */
public final class Networks {
    /** Units of a classifier's hidden layer, whatever its recipe: the features that metrics read. */
    private static final int FEATURES = 128;

    private Networks() {}

    public static ProGanGenerator generator(Program.ProGan recipe) {
        return new ProGanGenerator(
                new ChannelPlan(recipe.channels()), recipe.latentSize(), recipe.colours(), recipe.baseShape());
    }

    public static ProGanDiscriminator discriminator(Program.ProGan recipe) {
        return new ProGanDiscriminator(new ChannelPlan(recipe.channels()), recipe.colours(), recipe.baseShape());
    }

    /** @param classes of the data set, at least 2 */
    public static ConvClassifier classifier(Program.Classifier recipe, int classes) {
        return new ConvClassifier(recipe.resolution(), recipe.colours(), classes, recipe.channels(), FEATURES);
    }
}

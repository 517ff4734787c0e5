package crescendo.trainer.model;

import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork;
import crescendo.trainer.model.conditioning.AuxiliaryClassifier;
import crescendo.trainer.model.conditioning.Conditioning;
import crescendo.trainer.model.conditioning.Projection;
import crescendo.trainer.model.conditioning.Unconditional;
import crescendo.trainer.model.upscaling.CropDiscriminator;
import crescendo.trainer.model.upscaling.Rrdb;
import crescendo.trainer.model.upscaling.SrResNet;
import crescendo.trainer.model.upscaling.Upscaler;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;

/** The networks that a recipe describes: the same for training, export and the layer table. */
public final class Networks {
    /** Units of a classifier's hidden layer, whatever its recipe: the features that metrics read. */
    private static final int FEATURES = 128;

    private Networks() {}

    /** @param classes of the data set; only where the recipe heeds them */
    public static ProGanGenerator generator(Program.ProGan recipe, int classes) {
        int heeded = recipe.conditioning() == Program.Conditioning.NONE ? 0 : classes;
        return new ProGanGenerator(
                new ChannelPlan(recipe.channels()), recipe.latentSize(), recipe.colours(), recipe.baseShape(), heeded);
    }

    /** @param classes of the data set; only where the recipe heeds them */
    public static ProGanDiscriminator discriminator(Program.ProGan recipe, int classes) {
        Conditioning conditioning =
                switch (recipe.conditioning()) {
                    case NONE -> new Unconditional();
                    case AC_GAN -> new AuxiliaryClassifier(classes);
                    case PROJECTION -> new Projection(classes);
                };
        return new ProGanDiscriminator(
                new ChannelPlan(recipe.channels()), recipe.colours(), recipe.baseShape(), conditioning);
    }

    /** @param classes of the data set, at least 2 */
    public static Classifier classifier(Program.Classifier recipe, int classes) {
        int side = recipe.resolution();
        if (recipe.convolutions().isEmpty())
            return new ConvClassifier(side, recipe.colours(), classes, recipe.channels(), FEATURES);
        VggPlan plan = new VggPlan(recipe.channels(), recipe.convolutions());
        return new VggClassifier(side, recipe.colours(), classes, plan, FEATURES);
    }

    /** @param side of the images that it judges */
    public static CropDiscriminator discriminator(Adversary recipe, int side, int colours) {
        return new CropDiscriminator(side, colours, recipe.channels());
    }

    public static Upscaler upscaler(UpscalerNetwork recipe) {
        if (recipe instanceof UpscalerNetwork.Rrdb rrdb)
            return new Rrdb(rrdb.scale(), rrdb.colours(), rrdb.channels(), rrdb.blocks(), rrdb.growth());
        UpscalerNetwork.SrResNet plain = (UpscalerNetwork.SrResNet) recipe;
        return new SrResNet(plain.scale(), plain.colours(), plain.channels(), plain.blocks());
    }
}

package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.Crops;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What is trained: one record a family. */
public sealed interface Program {
    String family();

    GrowthSchedule schedule();

    /** Colours of the images: 1 or 3. */
    int colours();

    Optimiser optimiser();

    default Guard guard() {
        return Guard.NONE;
    }

    /** How a GAN heeds the classes of its images. The generator is given the class beside its latent, whatever the discriminator does. */
    enum Conditioning {
        /** Not at all. */
        @JsonProperty("none")
        NONE,
        /** Odena et al. 2017: the discriminator classifies as well, and both networks are rewarded where it is right. */
        @JsonProperty("ac-gan")
        AC_GAN,
        /** Miyato and Koyama 2018: the discriminator is told the class, and judges whether the image is a real one of it. */
        @JsonProperty("projection")
        PROJECTION
    }

    /**
     * A progressively grown GAN, Karras et al. 2018.
     *
     * @param baseShape       of the images at the first stage; their longer side is the resolution
     * @param channels        feature maps of the layers at each resolution, from 4 up
     * @param conditioning    on the classes of the training set
     * @param ema             decay a step of the generator's moving average, the one that is published
     * @param execution       how its steps are computed
     * @param checkpointEvery thousands of images from one checkpoint to the next, besides those at the end of each phase; 0 for none
     * @param guard           against collapses
     */
    record ProGan(
            int latentSize,
            int colours,
            BaseShape baseShape,
            SortedMap<Integer, Integer> channels,
            Conditioning conditioning,
            Objective objective,
            Optimiser optimiser,
            double ema,
            Augmentation augmentation,
            Growth growth,
            Execution execution,
            int checkpointEvery,
            Guard guard)
            implements Program {
        @Override
        public String family() {
            return "progan";
        }

        @Override
        public GrowthSchedule schedule() {
            return growth.schedule();
        }
    }

    /**
     * A convolutional classifier: the extractor of the inception score, and of perceptual losses.
     *
     * @param channels     feature maps of its blocks, each followed by halving, from the image down
     * @param convolutions of each block, as Simonyan and Zisserman 2015 stack them; empty for one each, of the plain network
     */
    record Classifier(
            int resolution,
            int colours,
            List<Integer> channels,
            List<Integer> convolutions,
            Optimiser optimiser,
            long images,
            int minibatch)
            implements Program {
        public Classifier {
            channels = List.copyOf(channels);
            convolutions = List.copyOf(convolutions);
        }

        @Override
        public String family() {
            return "classifier";
        }

        @Override
        public GrowthSchedule schedule() {
            return new GrowthSchedule(List.of(Phase.of(resolution, Phase.Kind.STABLE, images, minibatch)));
        }
    }

    /**
     * An upscaler, trained on parts of images and the same parts made smaller. The schedule's resolution is the side of the larger parts, and its images are pairs.
     *
     * @param loss            between what it makes and the larger parts
     * @param ema             decay a step of the moving average of its weights, the one that is published; 0 for none
     * @param degradation     of the smaller parts beside being made smaller
     * @param precision       of the numbers that convolutions multiply
     * @param checkpointEvery thousands of pairs from one checkpoint to the next, besides the one at the end; 0 for none
     * @param adversary       that what it makes is to deceive; absent where it is only to be near in its pixels
     */
    record Upscaler(
            UpscalerNetwork network,
            PixelLoss loss,
            Optimiser optimiser,
            double ema,
            Crops crops,
            Degradation degradation,
            Execution.Precision precision,
            int checkpointEvery,
            Optional<Adversary> adversary)
            implements Program {
        @Override
        public String family() {
            return adversary.isPresent() ? network.adversarialFamily() : network.family();
        }

        @Override
        public int colours() {
            return network.colours();
        }

        @Override
        public GrowthSchedule schedule() {
            return new GrowthSchedule(
                    List.of(Phase.of(crops.side(), Phase.Kind.STABLE, crops.images(), crops.minibatch())));
        }
    }
}

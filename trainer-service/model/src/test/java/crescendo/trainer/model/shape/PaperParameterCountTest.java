package crescendo.trainer.model.shape;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.BaseShape;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.conditioning.AuxiliaryClassifier;
import crescendo.trainer.model.conditioning.Projection;
import crescendo.trainer.model.upscaling.CropDiscriminator;
import crescendo.trainer.model.upscaling.Rrdb;
import crescendo.trainer.model.upscaling.SrResNet;
import crescendo.trainer.model.vgg.KnownVgg;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published networks have exactly the published numbers of parameters. */
class PaperParameterCountTest {
    @ParameterizedTest(name = "{0}²: generator {4}, discriminator {5}")
    @CsvSource({
        "1024, 8192, 512, 512, 23079115, 23087249",
        "128, 2048, 512, 512, 13629810, 13636897",
        "32, 4096, 128, 128, 1296908, 1298689"
    })
    void countsAsThePapersDo(int highest, int base, int max, int latent, int generator, int discriminator) {
        ChannelPlan channels = ChannelPlan.capped(base, max, highest);

        Summary makes = Summary.grown(new ProGanGenerator(channels, latent, 3), highest);
        Summary judges = Summary.grown(new ProGanDiscriminator(channels, 3), highest);

        assertThat(makes.parameterCount()).as("generator").isEqualTo(generator);
        assertThat(judges.parameterCount()).as("discriminator").isEqualTo(discriminator);
    }

    /** What labels add to the network of CIFAR-10: a row of the first matrix a class, an output a class, a vector a class. */
    @Test
    void countsWhatLabelsAdd() {
        ChannelPlan channels = ChannelPlan.capped(4096, 128, 32);

        Summary makes = Summary.grown(new ProGanGenerator(channels, 128, 3, BaseShape.SQUARE, 10), 32);
        Summary classifies =
                Summary.grown(new ProGanDiscriminator(channels, 3, BaseShape.SQUARE, new AuxiliaryClassifier(10)), 32);
        Summary projects =
                Summary.grown(new ProGanDiscriminator(channels, 3, BaseShape.SQUARE, new Projection(10)), 32);

        assertThat(makes.parameterCount()).as("generator").isEqualTo(1_296_908 + 10 * 16 * 128);
        assertThat(classifies.parameterCount()).as("ac-gan").isEqualTo(1_298_689 + 10 * (128 + 1));
        assertThat(projects.parameterCount()).as("projection").isEqualTo(1_298_689 + 10 * 128);
    }

    /** That of Wang et al. 2018, as its authors' code has it: 23 blocks, 64 channels, a growth of 32, four times as large. */
    @Test
    void countsTheUpscalerOfEsrgan() {
        assertThat(Summary.of(new Rrdb(4, 3, 64, 23, 32), 16).parameterCount()).isEqualTo(16_697_987);
    }

    /** As published: 20,024,384 in the convolutions of VGG19, 14,714,688 in those of VGG16. */
    @ParameterizedTest
    @CsvSource({"VGG19, 20024384", "VGG16, 14714688"})
    void countsTheConvolutionsOfAVgg(KnownVgg network, int published) {
        VggPlan plan = new VggPlan(List.of(64, 128, 256, 512, 512), network.convolutions());

        Summary classifies = Summary.of(new VggClassifier(32, 3, 10, plan, 128));

        assertThat(classifies.parameterCount() - (512 * 128 + 128 + 128 * 10 + 10))
                .isEqualTo(published);
    }

    /** Layer by layer as figure 4 of Ledig et al. 2017 draws them; a slope for each feature map. */
    @Test
    void countsTheNetworksOfFigure4() {
        int block = 2 * (9 * 64 * 64 + 2 * 64) + 64; // a scale and a bias of the normalisation in place of one before
        int ends = 81 * 3 * 64 + 64 + 64 + 81 * 64 * 3 + 3;
        int trunk = 9 * 64 * 64 + 2 * 64;
        int enlarging = 2 * (9 * 64 * 256 + 256 + 64);
        int[] widths = {64, 64, 128, 128, 256, 256, 512, 512};
        int judging = 9 * 3 * 64 + 64 + 6 * 6 * 512 * 1024 + 1024 + 1024 + 1;
        for (int i = 1; i < widths.length; i++) judging += 9 * widths[i - 1] * widths[i] + 2 * widths[i];

        assertThat(trained(Summary.of(new SrResNet(4, 3, 64, 16), 8))).isEqualTo(ends + 16 * block + trunk + enlarging);
        assertThat(trained(Summary.of(new CropDiscriminator(96, 3, 64)))).isEqualTo(judging);
    }

    private static int trained(Summary network) {
        return network.parameters().stream()
                .filter(Parameter::isTrained)
                .mapToInt(Parameter::count)
                .sum();
    }
}
